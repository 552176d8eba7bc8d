import type { TopLevelSpec } from "vega-lite";
import { count as checkCount } from "../../util/check.js";
import { heading, type TitleOption } from "../parts/heading.js";
import type { PlotData } from "../parts/plot-columns.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";
import { binCounts, binEdges } from "./bin-edges.js";
import { distributions, type DistributionOptions } from "./distributions.js";

export interface HistogramPlotOptions extends DistributionOptions, TitleOption {
  /** Number of bins of each column; default: as many as suit it (numpy's `"auto"`), at most 200. */
  bins?: number;
}

/**
 * Draws how numbers are distributed, a panel for each column; the classes of one column have the same bins. The numbers are counted into bins here, so that a million
 * of them draws as quickly as ten. Missing and infinite numbers are left out, and the chart says how many.
 *
 * @param data a frame, a list of numbers (array, typed array, tensor, Series), or several lists by name.
 * @throws if a column is unknown or holds anything but numbers, or there is nothing to draw.
 * @example
 * lab.plot.histogram(iris, { columns: ["petalLength"] })
 */
export function plotHistogram(data: PlotData, options: HistogramPlotOptions = {}): Plot {
  return new Plot(histogramSpec(data, options));
}

export function histogramSpec(
  data: PlotData,
  { bins, title, ...options }: HistogramPlotOptions = {},
): VegaLiteSpec {
  if (bins !== undefined) checkCount("bins", bins, 1);
  const { lists, note } = distributions(data, options);
  const stacked = options.by !== undefined && options.columns?.length === 1;
  const common = stacked ? binEdges(joined(lists.map((list) => list.values)), bins) : undefined;
  const values = lists.flatMap(({ name, values: numbers }) => {
    const edges = common ?? binEdges(numbers, bins);
    return binCounts(numbers, edges).map((count, i) => ({
      column: name,
      from: edges[i]!,
      to: edges[i + 1]!,
      count,
    }));
  });
  const names = lists.map(({ name }) => name);
  const across = stacked ? 1 : Math.min(names.length, 3);
  const spec = {
    ...theme,
    description: `histogram of ${names.join(", ")}`,
    ...heading(title, [note]),
    data: { values },
    facet: { field: "column", type: "nominal", sort: names, header: { title: null } },
    columns: across,
    spec: {
      width: across === 1 ? fullWidth - 100 : fullWidth / across - 50,
      height: stacked ? 90 : across === 1 ? 240 : 150,
      mark: { type: "bar", binSpacing: 1, color: palette[0] },
      encoding: {
        x: {
          field: "from",
          bin: { binned: true },
          type: "quantitative",
          title: null,
          scale: { zero: false, nice: false },
          axis: { format: ".6~g", tickCount: across === 1 ? 10 : 5, grid: false },
        },
        x2: { field: "to" },
        y: {
          field: "count",
          type: "quantitative",
          title: "count",
          // So that the ends of the axes carry a label, and panels line up.
          scale: { nice: 5 },
          axis: { format: "~s", tickCount: 5 },
        },
        tooltip: [
          { field: "from", type: "quantitative", format: ".4~g" },
          { field: "to", type: "quantitative", format: ".4~g" },
          { field: "count", type: "quantitative", format: ",d" },
        ],
      },
    },
    resolve: { scale: { x: stacked ? "shared" : "independent", y: "independent" } },
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  lists.reduce((at, list) => (all.set(list, at), at + list.length), 0);
  return all;
}
