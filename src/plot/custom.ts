import type { TopLevelSpec } from "vega-lite";
import type { Spec as VegaSpec } from "vega";
import { plotColumns, type PlotData } from "./parts/plot-columns.js";
import { Plot } from "./plot.js";
import { isVegaSchema, type VegaLiteSpec } from "./spec.js";
import { theme } from "./theme.js";

/** A chart in Vega-Lite 5, or in Vega 5. */
export type AnySpec = DataLater<TopLevelSpec> | VegaSpec;

/** A specification whose data comes beside it. */
type DataLater<S> = S extends { data: unknown } ? Omit<S, "data"> & Partial<Pick<S, "data">> : S;

/** Named tables for a chart. */
export interface SpecOptions {
  /** Name → data, for `data: { name }` in the chart; default none. */
  datasets?: Readonly<Record<string, PlotData>>;
}

/**
 * Draws any chart written in Vega-Lite 5 (notebooks know the features up to 5.6) or in Vega 5, with frames, tensors and
 * lists as its data. Fields are the names of the columns; those of rows of numbers are `x0`, `x1`, … Missing and infinite
 * numbers become `null`. A Vega-Lite chart gets the looks of `lab.plot`; what its own `config` says comes first. Without
 * a `$schema` a chart is Vega-Lite.
 *
 * @param data the data of the chart: that of Vega-Lite's top level, or a table `source` for Vega.
 * @example
 * lab.plot.spec({ mark: "bar", encoding: { x: { field: "species" }, y: { aggregate: "count" } } }, iris)
 */
export function plotSpec(spec: AnySpec, data?: PlotData, options: SpecOptions = {}): Plot {
  return new Plot(customSpec(spec, data, options));
}

export function customSpec(
  given: AnySpec,
  data: PlotData | undefined,
  { datasets = {} }: SpecOptions,
): VegaLiteSpec {
  const about = words(given.description ?? given.title);
  const tables = Object.entries(datasets).map(([name, table]) => ({ name, values: rowsOf(table) }));
  if (isVega(given)) {
    const source = data === undefined ? [] : [{ name: "source", values: rowsOf(data) }];
    const all = [...source, ...tables, ...(given.data ?? [])];
    return { ...given, $schema: vegaSchema, description: about, data: all };
  }
  return {
    ...given,
    $schema: theme.$schema,
    description: about,
    config: { ...theme.config, ...given.config },
    ...(data === undefined ? {} : { data: { values: rowsOf(data) } }),
    ...(tables.length === 0
      ? {}
      : { datasets: Object.fromEntries(tables.map(({ name, values }) => [name, values])) }),
  };
}

const vegaSchema = "https://vega.github.io/schema/vega/v5.json";

function isVega(spec: AnySpec): spec is VegaSpec {
  return isVegaSchema(spec.$schema);
}

function words(description: unknown): string {
  return typeof description === "string" ? description : "a chart";
}

/** The data row by row, as JSON can hold it. */
function rowsOf(data: PlotData): Record<string, unknown>[] {
  const columns = plotColumns(data);
  const rows = columns.reduce((most, { values }) => Math.max(most, values.length), 0);
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, plain(values[row])])),
  );
}

function plain(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return value instanceof Date ? value.getTime() : (value ?? null);
}
