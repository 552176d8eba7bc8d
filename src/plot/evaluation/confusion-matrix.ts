import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { theme } from "../theme.js";

/** Counts of samples by true class (rows) and predicted class (columns). */
export interface MatrixSource {
  readonly labels: readonly string[];
  /** `values[true][predicted]`. */
  readonly values: readonly (readonly number[])[];
}

export interface ConfusionMatrixPlotOptions {
  /**
   * Colour and label cells by their share of the true class (`"true"`), of the predicted class (`"predicted"`) or of all
   * samples (`"all"`), as scikit-learn does; default: by the count. The tooltip has both. A share of nothing is 0.
   */
  normalize?: "true" | "predicted" | "all";
  /** Title above the chart; default none. */
  title?: string;
}

/**
 * Draws a confusion matrix: rows are the true classes, columns the predicted ones; what is right lies on the diagonal.
 *
 * @throws if the values are not a square with a row for each label.
 */
export function plotConfusionMatrix(
  matrix: MatrixSource,
  options: ConfusionMatrixPlotOptions = {},
): Plot {
  return new Plot(confusionMatrixSpec(matrix, options));
}

export function confusionMatrixSpec(
  { labels, values }: MatrixSource,
  { normalize, title }: ConfusionMatrixPlotOptions = {},
): VegaLiteSpec {
  const square =
    labels.length > 0 &&
    values.length === labels.length &&
    values.every((row) => row.length === labels.length);
  if (!square) {
    throw invalid("matrix", {
      expected: "a row and a column for each label",
      received: `${labels.length} labels and ${values.length} rows`,
    });
  }
  const total = totals(values, normalize);
  const cells = labels.flatMap((actual, i) =>
    labels.map((predicted, j) => {
      const count = values[i]![j]!;
      const whole = total(i, j);
      return { true: actual, predicted, count, share: whole === 0 ? 0 : count / whole };
    }),
  );
  const field = normalize ? "share" : "count";
  const highest = Math.max(...cells.map((cell) => cell[field]), Number.MIN_VALUE);
  const cell = cellSize(labels.length);
  const right = values.reduce((sum, row, i) => sum + row[i]!, 0);
  const all = totals(values, "all")(0, 0);

  const spec = {
    ...theme,
    description: `confusion matrix of ${labels.join(", ")}: ${right} of ${all} right`,
    ...(title === undefined ? {} : { title }),
    width: { step: cell },
    height: { step: cell },
    data: { values: cells },
    encoding: {
      x: {
        field: "predicted",
        type: "nominal",
        sort: [...labels],
        title: "predicted",
        axis: flat(labels),
      },
      y: {
        field: "true",
        type: "nominal",
        sort: [...labels],
        title: "true",
        axis: { ticks: false, domain: false },
      },
    },
    layer: [
      {
        mark: { type: "rect", stroke: "#8888", strokeWidth: 0.5 },
        encoding: {
          color: {
            field,
            type: "quantitative",
            scale: { range: shades, domain: [0, highest / 2, highest] },
            legend: null,
          },
          tooltip: [
            { field: "true", type: "nominal" },
            { field: "predicted", type: "nominal" },
            { field: "count", type: "quantitative" },
            {
              field: "share",
              type: "quantitative",
              format: ".1%",
              title: shareTitles[normalize ?? "true"],
            },
          ],
        },
      },
      {
        mark: { type: "text", fontSize: Math.min(13, Math.round(cell / 3.2)) },
        encoding: {
          text: { field, type: "quantitative", format: normalize ? ".0%" : "d" },
          // Black on the light cells, white on the dark ones, in every theme.
          color: {
            condition: { test: `datum.${field} > ${darkFrom * highest}`, value: "white" },
            value: "black",
          },
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** From almost white, so that what is wrong but rare still shows. */
const shades = ["#f3f7fc", "#86b9de", "#08519c"];
/** Part of the highest value from which a cell is too dark for black text. */
const darkFrom = 0.6;

const shareTitles = {
  true: "share of true class",
  predicted: "share of predicted class",
  all: "share of all",
} as const;

/** What a cell is a share of. Without a choice, of its true class. */
function totals(
  values: MatrixSource["values"],
  by: NonNullable<ConfusionMatrixPlotOptions["normalize"]> = "true",
): (row: number, column: number) => number {
  const rows = values.map((row) => row.reduce((sum, value) => sum + value, 0));
  const columns = values.map((_, j) => values.reduce((sum, row) => sum + row[j]!, 0));
  const all = rows.reduce((sum, value) => sum + value, 0);
  return {
    true: (i: number) => rows[i]!,
    predicted: (_: number, j: number) => columns[j]!,
    all: () => all,
  }[by];
}

/** Many classes get small cells, so that the whole stays within a notebook's width. */
function cellSize(classes: number): number {
  return Math.max(18, Math.min(54, Math.floor(480 / classes)));
}

/** Short labels lie flat, long ones are turned. */
function flat(labels: readonly string[]) {
  const longest = Math.max(...labels.map(({ length }) => length));
  return {
    ticks: false,
    domain: false,
    labelAngle: longest * 7 > cellSize(labels.length) ? -45 : 0,
  };
}
