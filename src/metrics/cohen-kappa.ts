import type { LabelSource } from "../data/labels.js";
import { invalid } from "../util/errors.js";
import type { AccuracyOptions } from "./accuracy.js";
import { matrixOf } from "./confusion-matrix.js";
import { labelPairs } from "./pairs.js";

/** How much a disagreement weighs: each the same, or by how far apart the two classes lie in their order. */
export type KappaWeights = "none" | "linear" | "quadratic";

export interface CohenKappaOptions extends AccuracyOptions {
  /** Default `"none"`: every disagreement weighs the same. */
  weights?: KappaWeights;
}

const weighings: Readonly<Record<KappaWeights, (distance: number) => number>> = {
  none: (distance) => (distance === 0 ? 0 : 1),
  linear: (distance) => distance,
  quadratic: (distance) => distance ** 2,
};

/**
 * Cohen's kappa: how much better than chance two raters, or a model and the truth, agree; 1 is wholly, 0 as by chance.
 * Equal to scikit-learn's `cohen_kappa_score`.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @param options with `labels`, samples of other classes are left out, and their order is that of the weights.
 * @returns a number; `NaN` where both hold the same single class, as nothing else is left to chance.
 * @throws if the weights are unknown, the two differ in length or are empty, a label is missing, or text and numbers
 *   are mixed.
 * @example
 * lab.metrics.cohenKappa([1, 2, 3, 3], [1, 2, 2, 3], { weights: "quadratic" });
 */
export function cohenKappa(
  truth: LabelSource,
  predicted: LabelSource,
  { labels, weights = "none" }: CohenKappaOptions = {},
): number {
  checkWeights(weights);
  return kappaOf(matrixOf(labelPairs(truth, predicted, labels)).values, weights);
}

/** @throws if there is no such weighing. */
export function checkWeights(weights: KappaWeights): void {
  if (!Object.hasOwn(weighings, weights)) {
    throw invalid("weights", {
      expected: "how to weigh",
      received: weights,
      available: Object.keys(weighings),
    });
  }
}

/** The kappa of counts that were made already: rows are the true classes, columns the predicted ones. */
export function kappaOf(
  values: readonly (readonly number[])[],
  weights: KappaWeights = "none",
): number {
  const rows = values.map(sum);
  const columns = values.map((_, column) => sum(values.map((row) => row[column]!)));
  const weigh = (cell: (row: number, column: number) => number): number =>
    sum(
      values.flatMap((row, i) =>
        row.map((_, j) => weighings[weights](Math.abs(i - j)) * cell(i, j)),
      ),
    );
  const found = weigh((row, column) => values[row]![column]!);
  const byChance = weigh((row, column) => rows[row]! * columns[column]!) / sum(rows);
  return 1 - found / byChance;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
