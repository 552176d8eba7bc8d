import type { Label, LabelSource } from "../../data/labels.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { NumberSource } from "../numbers.js";
import { classScores } from "./class-scores.js";

export interface TopKAccuracyOptions {
  /** How many of the best classes may hold the right one; default 2. */
  k?: number;
  /** Classes in the order of the columns; default: those of `truth`, sorted, else 0, 1, 2, … */
  labels?: readonly Label[] | undefined;
}

/**
 * Top-k accuracy: for which share of the samples the true class is among the `k` with the highest scores; 0 to 1. Equal
 * to scikit-learn's `top_k_accuracy_score`, also in that of equal scores the later class comes first.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores rows with a column for each class: probabilities, logits.
 * @throws if the two differ in length or are empty, a label is missing, a score is no finite number, the classes are not
 *   those of the columns, or `k` is no count.
 * @example
 * lab.metrics.topKAccuracy([0, 2], [[0.3, 0.6, 0.1], [0.5, 0.3, 0.2]], { k: 2 }); // 0.5
 */
export function topKAccuracy(
  truth: LabelSource,
  scores: NumberSource,
  { k = 2, labels }: TopKAccuracyOptions = {},
): number {
  count("k", k, 1);
  const { truth: codes, scores: rows } = classScores(truth, scores, labels);
  if (rows.width === 1) {
    throw invalid("scores", {
      expected: "rows with a column for each class",
      received: "one column",
    });
  }
  const hits = codes.filter((code, row) => {
    const own = rows.values.subarray(row * rows.width, (row + 1) * rows.width);
    const score = own[code]!;
    const ahead = own.filter((other, at) => other > score || (other === score && at > code));
    return ahead.length < k;
  });
  return hits.length / codes.length;
}
