import type { TopLevelSpec } from "vega-lite";
import { isMissing } from "../../data/frame/column-type.js";
import { isDataFrame } from "../../data/frame/read.js";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { plotColumns, type PlotData } from "../parts/plot-columns.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, textColor, theme } from "../theme.js";

export interface ClassBalanceOptions extends TitleOption {
  /** Column of a frame that holds the classes; other data has no columns. */
  column?: string;
}

/**
 * Draws how many samples each class has, with its share. Several lists by name, such as training and test or before and
 * after sampling, are drawn beside each other. Missing labels count as a class "missing".
 *
 * @param labels labels (array, typed array, tensor, Series), lists of labels by name, or a frame with `column`.
 * @throws if there is no label, or a frame comes without a column of its own.
 * @example
 * lab.plot.classBalance({ before: labels, after: balanced })
 */
export function plotClassBalance(labels: PlotData, options: ClassBalanceOptions = {}): Plot {
  return new Plot(classBalanceSpec(labels, options));
}

export function classBalanceSpec(
  labels: PlotData,
  { column, title }: ClassBalanceOptions = {},
): VegaLiteSpec {
  if (isDataFrame(labels) && column === undefined) {
    throw invalid("column", {
      expected: "the name of the column with the classes",
      received: "none",
      available: plotColumns(labels).map(({ name }) => name),
    });
  }
  const sets = plotColumns(labels, column === undefined ? undefined : [column]);
  if (sets.length === 0 || sets.some(({ values }) => values.length === 0)) {
    throw invalid("labels", { expected: "at least one label", received: "none" });
  }
  const classes = classesOf(sets.flatMap(({ values }) => Array.from(values)));
  const values = sets.flatMap(({ name: set, values: own }) => {
    const counts = new Map(classes.map((name) => [name, 0]));
    for (const value of Array.from(own)) counts.set(nameOf(value), counts.get(nameOf(value))! + 1);
    return Array.from(counts, ([name, count]) => ({ set, class: name, count, share: count / own.length })); // prettier-ignore
  });
  const names = sets.map(({ name }) => name);
  const several = names.length > 1;
  const most = values.reduce((highest, { count }) => Math.max(highest, count), 0);
  const y = {
    field: "class",
    type: "nominal",
    sort: classes,
    title: null,
    axis: { ticks: false, domain: false },
  } as const;
  const offset = several
    ? { yOffset: { field: "set", type: "nominal" as const, sort: names } }
    : {};
  const x = {
    field: "count",
    type: "quantitative",
    title: "samples",
    scale: { domain: [0, most * 1.16], nice: false },
    axis: { format: "~s", tickMinStep: 1 },
  };
  const spec = {
    ...theme,
    description: `samples of each class: ${values.map((row) => `${row.class} ${row.count}`).join(", ")}`,
    ...heading(title),
    width: fullWidth - 150,
    height: { step: several ? 18 : 26, ...(several ? { for: "offset" as const } : {}) },
    data: { values },
    transform: [
      {
        calculate: "format(datum.count, ',d') + ' (' + format(datum.share, '.1%') + ')'",
        as: "text",
      },
    ],
    encoding: { y, x: { ...x, type: "quantitative" }, ...offset },
    layer: [
      {
        mark: { type: "bar" },
        encoding: {
          color: several
            ? {
                field: "set",
                type: "nominal",
                title: null,
                sort: names,
                legend: { orient: "bottom" },
              }
            : { value: palette[0] },
          tooltip: [
            ...(several ? [{ field: "set", type: "nominal" } as const] : []),
            { field: "class", type: "nominal" },
            { field: "count", type: "quantitative", format: ",d" },
            { field: "share", type: "quantitative", format: ".2%" },
          ],
        },
      },
      {
        mark: { type: "text", color: textColor, align: "left", dx: 4, fontSize: 11 },
        encoding: { text: { field: "text", type: "nominal" } },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function nameOf(value: unknown): string {
  return isMissing(value) ? "missing" : String(value);
}

/** Numbers by size, text by code unit, what is missing last. */
function classesOf(values: readonly unknown[]): string[] {
  const present = [...new Set(values.filter((value) => !isMissing(value)))];
  const numbers = present.filter((value) => typeof value === "number");
  const sorted =
    numbers.length === present.length
      ? numbers.toSorted((a, b) => a - b).map(String)
      : present.map(String).toSorted();
  return values.some(isMissing) ? [...sorted, "missing"] : sorted;
}
