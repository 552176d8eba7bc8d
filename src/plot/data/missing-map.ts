import type { TopLevelSpec } from "vega-lite";
import { isMissing } from "../../data/frame/column-type.js";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { plotColumns, type PlotData } from "../parts/plot-columns.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, theme } from "../theme.js";

export interface MissingMapOptions extends TitleOption {
  /** Columns to draw, in this order; default: all. */
  columns?: readonly string[];
}

/** Rows that can be told apart down a chart; more are drawn in blocks. */
const mostBlocks = 150;

/**
 * Draws where values are missing (`null`, `undefined`, `NaN`): a column for each column, the rows downwards in their
 * order. Of more than 150 rows, blocks are drawn, the darker the more of them are missing, and the chart says so. The
 * name of a column has the share of its values that are missing.
 *
 * @param data a frame, or lists by name, of one length.
 * @throws if a column is unknown, there is none, or they differ in length.
 * @example
 * lab.plot.missingMap(await lab.datasets.penguins())
 */
export function plotMissingMap(data: PlotData, options: MissingMapOptions = {}): Plot {
  return new Plot(missingMapSpec(data, options));
}

export function missingMapSpec(
  data: PlotData,
  { columns: wanted, title }: MissingMapOptions = {},
): VegaLiteSpec {
  const columns = plotColumns(data, wanted);
  const rows = columns[0]?.values.length ?? 0;
  if (rows === 0 || columns.some(({ values }) => values.length !== rows)) {
    throw invalid("data", {
      expected: "columns of one length, with a row",
      received:
        columns.map(({ name, values }) => `${name} (${values.length})`).join(", ") || "none",
    });
  }
  const size = Math.ceil(rows / mostBlocks);
  const blocks = Array.from({ length: Math.ceil(rows / size) }, (_, i) => i * size);
  const named = columns.map(({ name, values }) => {
    const missing = Array.from(values, isMissing);
    const share = missing.filter(Boolean).length / rows;
    return { label: share === 0 ? name : `${name} (${percent(share)})`, missing };
  });
  const cells = named.flatMap(({ label, missing }) =>
    blocks.map((from) => {
      const block = missing.slice(from, from + size);
      const gone = block.filter(Boolean).length;
      return { column: label, from, to: from + block.length, missing: gone, share: gone / block.length }; // prettier-ignore
    }),
  );
  const labels = named.map(({ label }) => label);
  const all = named.reduce((sum, { missing }) => sum + missing.filter(Boolean).length, 0);
  const step = Math.max(14, Math.min(70, Math.floor((fullWidth - 80) / labels.length)));
  const spec = {
    ...theme,
    description: `missing values: ${all} of ${rows * columns.length}, in ${columns.length} columns`,
    ...heading(title, [
      `${all.toLocaleString("en-US")} of ${(rows * columns.length).toLocaleString("en-US")} values are missing`,
      size === 1 ? undefined : `drawn in blocks of ${size} rows`,
    ]),
    width: { step },
    height: 260,
    data: { values: cells },
    mark: { type: "rect" },
    encoding: {
      x: {
        field: "column",
        type: "nominal",
        sort: labels,
        title: null,
        axis: { labelAngle: -40, ticks: false, domain: false, labelLimit: 160 },
        scale: { paddingInner: 0.06 },
      },
      y: {
        field: "from",
        type: "quantitative",
        title: "row",
        scale: { reverse: true, nice: false, domain: [0, rows] },
        axis: { format: ",d", grid: false },
      },
      y2: { field: "to" },
      color: {
        field: "share",
        type: "quantitative",
        // Middle grey for what is there shows on light and dark.
        scale: { domain: [0, 1], range: ["#9993", "#e07b00"] },
        legend: null,
      },
      tooltip: [
        { field: "column", type: "nominal" },
        { field: "from", type: "quantitative", title: "from row" },
        { field: "to", type: "quantitative", title: "to before" },
        { field: "missing", type: "quantitative" },
      ],
    },
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** A share that is not 0, of which little still shows. */
function percent(share: number): string {
  return share < 0.001 ? "<0.1 %" : `${(100 * share).toFixed(1)} %`;
}
