import type { Label, LabelSource } from "../data/labels.js";
import { displayable } from "../display/displayable.js";
import { displaySymbol, type Displayable } from "../display/host.js";
import { plotConfusionMatrix } from "../plot/evaluation/confusion-matrix.js";
import { invalid } from "../util/errors.js";
import { labelPairs, type LabelPairs } from "./pairs.js";

/** Who was taken for whom: `values[i][j]` counts the samples of class `labels[i]` that were predicted as `labels[j]`. */
export interface ConfusionMatrix {
  labels: readonly string[];
  /** Rows are the true classes, columns the predicted ones; counts, or shares where normalised. */
  values: readonly (readonly number[])[];
}

/** A confusion matrix that is drawn when it is the last value of a cell. */
export interface DrawnConfusionMatrix extends ConfusionMatrix, Displayable {}

/** What the shares of a normalised matrix sum to 1 over: a row (true class), a column (predicted class), or all. */
export type Normalization = "true" | "predicted" | "all";

export interface ConfusionMatrixOptions {
  /** Classes, in this order; samples of other classes are left out. Default: those of the data, sorted. */
  labels?: readonly Label[] | undefined;
  /** Shares in place of counts; default: counts. A row, column or matrix without samples stays 0. */
  normalize?: Normalization;
}

/**
 * Counts who was taken for whom. Equal to scikit-learn's `confusion_matrix`. As the last value of a cell it is drawn.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @throws if the two differ in length or are empty, a label is missing, text and numbers are mixed, or none of
 *   `labels` is in `truth`.
 * @example
 * lab.metrics.confusionMatrix(["cat", "dog", "dog"], ["cat", "cat", "dog"]).values; // [[1, 0], [1, 1]]
 */
export function confusionMatrix(
  truth: LabelSource,
  predicted: LabelSource,
  options: ConfusionMatrixOptions = {},
): DrawnConfusionMatrix {
  const pairs = labelPairs(truth, predicted, options.labels);
  const occurring = new Set(Array.from(pairs.truth, (code) => pairs.labels[code]!));
  if (options.labels && !options.labels.some((label) => occurring.has(label))) {
    throw invalid("labels", {
      expected: "at least one label of truth",
      received: options.labels,
      available: [...occurring].map(String),
    });
  }
  return matrixOf(pairs, options.normalize);
}

/** The matrix of pairs that were read already. */
export function matrixOf(pairs: LabelPairs, normalize?: Normalization): DrawnConfusionMatrix {
  const size = pairs.scored;
  const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  pairs.truth.forEach((row, sample) => {
    const column = pairs.predicted[sample]!;
    if (row < size && column < size) counts[row]![column]!++;
  });
  const labels = pairs.labels.slice(0, size).map(String);
  const matrix = { labels, values: normalize ? shares(counts, normalize) : counts };
  // The plot takes counts, and shows both.
  const plot = () =>
    plotConfusionMatrix({ labels, values: counts }, normalize ? { normalize } : {});
  return displayable(matrix, () => plot()[displaySymbol]());
}

type Cells = readonly (readonly number[])[];

/** Normalisation → what to divide a cell by. */
const divisors: Readonly<
  Record<Normalization, (cells: Cells) => (row: number, column: number) => number>
> = {
  true(cells) {
    const sums = cells.map(sum);
    return (row) => sums[row]!;
  },
  predicted(cells) {
    const sums = cells.map((_, column) => sum(cells.map((row) => row[column]!)));
    return (_row, column) => sums[column]!;
  },
  all(cells) {
    const total = sum(cells.map(sum));
    return () => total;
  },
};

function shares(counts: Cells, by: Normalization): number[][] {
  if (!Object.hasOwn(divisors, by)) {
    throw invalid("normalize", {
      expected: "a way to normalise",
      received: by,
      available: Object.keys(divisors),
    });
  }
  const divisor = divisors[by](counts);
  return counts.map((cells, row) =>
    cells.map((count, column) => count / (divisor(row, column) || 1)),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
