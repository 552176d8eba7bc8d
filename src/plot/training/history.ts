import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { finiteOrNull } from "../parts/finite-or-null.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";
import { wholeTicks } from "../parts/whole-ticks.js";

/** Loss and metrics by epoch: a history, or what has become of one so far. */
export interface HistorySource {
  /** Name → value of each epoch; `val_…` belongs to the metric named without it. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
  /** Epochs that were done before; default 0. */
  readonly initialEpoch?: number;
}

/** One value of a history. */
export interface HistoryRow {
  /** Counted from 1. */
  epoch: number;
  metric: string;
  set: "train" | "validation";
  value: number;
}

/** The values of a history, one a row. */
export function historyRows({ metrics, initialEpoch = 0 }: HistorySource): HistoryRow[] {
  return Object.entries(metrics).flatMap(([name, values]) => {
    const validation = name.startsWith("val_");
    return values.map((value, i) => ({
      epoch: initialEpoch + i + 1,
      metric: validation ? name.slice("val_".length) : name,
      set: validation ? ("validation" as const) : ("train" as const),
      value,
    }));
  });
}

export interface HistoryPlotOptions {
  /** Title above the chart; default none. */
  title?: string;
  /** Smaller text below the title; default none. */
  subtitle?: string;
  /** Metrics to show, in this order; default all. */
  metrics?: readonly string[];
}

/**
 * Draws how training went: one panel for each metric, training and validation as lines over the epochs. A record of
 * histories draws them together, to compare runs. Values that are not finite leave a gap.
 *
 * @param histories a history, or name → history.
 * @throws if there is nothing to draw, or a metric does not exist.
 * @example
 * lab.plot.history({ "dropout 0.2": first, "dropout 0.5": second })
 */
export function plotHistory(
  histories: HistorySource | Readonly<Record<string, HistorySource>>,
  options: HistoryPlotOptions = {},
): Plot {
  const runs = isHistory(histories) ? [histories] : Object.values(histories);
  const labels = isHistory(histories) ? undefined : Object.keys(histories);
  const rows = runs.flatMap((run, i) =>
    historyRows(run).map((row) => (labels ? { ...row, run: labels[i]! } : row)),
  );
  return new Plot(historySpec(rows, options));
}

/** The chart of history rows; those with a `run` are told apart by it. Epochs may be fractions. */
export function historySpec(
  rows: readonly (HistoryRow & { run?: string })[],
  { title, subtitle, metrics: wanted }: HistoryPlotOptions = {},
): VegaLiteSpec {
  const available = [...new Set(rows.map(({ metric }) => metric))];
  const metrics = wanted ?? available;
  const unknown = metrics.find((metric) => !available.includes(metric));
  if (metrics.length === 0 || unknown !== undefined) {
    throw invalid("history", {
      expected: "epochs with the metrics to draw",
      received: unknown ?? "no values",
      available,
    });
  }
  const shown = rows.filter(({ metric }) => metrics.includes(metric));
  const runs = [...new Set(shown.flatMap(({ run }) => run ?? []))];
  const sets = [...new Set(shown.map(({ set }) => set))];
  const epochs = new Set(shown.map(({ epoch }) => Math.ceil(epoch))).size;
  const low = shown.reduce((least, { epoch }) => Math.min(least, Math.floor(epoch)), Infinity);
  const high = shown.reduce((most, { epoch }) => Math.max(most, Math.ceil(epoch)), 0);
  const columns = Math.min(metrics.length, 2);
  const set = { field: "set", type: "nominal", title: null } as const;

  const spec = {
    ...theme,
    description: `${metrics.join(", ")} over ${epochs} ${epochs === 1 ? "epoch" : "epochs"}${
      runs.length > 0 ? ` of ${runs.join(", ")}` : ""
    }`,
    ...(title === undefined ? {} : { title: { text: title, ...(subtitle ? { subtitle } : {}) } }),
    data: { values: shown.map((row) => ({ ...row, value: finiteOrNull(row.value) })) },
    facet: { field: "metric", type: "nominal", sort: [...metrics], header: { title: null } },
    columns,
    spec: {
      width: fullWidth / columns - 60,
      height: columns === 1 ? 240 : 200,
      mark: { type: "line", point: epochs <= 40 ? { size: 25 } : false, tooltip: true },
      encoding: {
        x: {
          field: "epoch",
          type: "quantitative",
          title: "epoch",
          scale: { zero: false, nice: false, ...(low < high ? { domain: [low, high] } : {}) },
          axis: { values: wholeTicks(low, high, 12 / columns), format: ",d", grid: false },
        },
        y: {
          field: "value",
          type: "quantitative",
          title: null,
          // As many steps for both, so that the ends of the axis carry a label and panels line up.
          scale: { zero: false, nice: 5 },
          // Vega's own format rounds a lone value to a whole number; that of "~g" without digits writes 600 as 6e+2.
          axis: { format: ".6~g", tickCount: 5 },
        },
        ...(runs.length > 0
          ? {
              color: { field: "run", type: "nominal", title: null, sort: runs, legend },
              strokeDash: { ...set, sort: sets, legend: sets.length > 1 ? legend : null },
            }
          : { color: { ...set, scale: setColours, legend: sets.length > 1 ? legend : null } }),
        tooltip: [
          ...(runs.length > 0 ? [{ field: "run", type: "nominal" } as const] : []),
          { field: "epoch", type: "quantitative" },
          { field: "metric", type: "nominal" },
          { field: "set", type: "nominal" },
          { field: "value", type: "quantitative", format: ".5~g" },
        ],
      },
    },
    resolve: { scale: { y: "independent" } },
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

const legend = { orient: "bottom" } as const;

/** A set keeps its colour when the other is not there yet. */
const setColours = { domain: ["train", "validation"], range: [palette[0], palette[1]] };

function isHistory(given: object): given is HistorySource {
  return "metrics" in given && !("metrics" in (given.metrics as object));
}
