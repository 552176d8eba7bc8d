import { invalid } from "../util/errors.js";
import {
  labelCodes,
  readLabels,
  sortedLabels,
  type Label,
  type LabelSource,
} from "../data/labels.js";

/** True and predicted class of each sample, as positions in a list of labels. */
export interface LabelPairs {
  /** Every label of the list or of the data: the list first, then the others, sorted. */
  labels: readonly Label[];
  /** How many of `labels` are the ones to score: those of the list, or all. */
  scored: number;
  /** The labels that occur in the data. */
  present: readonly Label[];
  truth: Int32Array;
  predicted: Int32Array;
}

/**
 * Reads what was and what was predicted, sample by sample. Predictions may also be probabilities.
 *
 * @param list labels to score, in this order; default: those of the data, sorted.
 * @throws if the two differ in length, are empty, hold missing values, or mix text and numbers.
 */
export function labelPairs(
  truth: LabelSource,
  predicted: LabelSource,
  list?: readonly Label[],
): LabelPairs {
  const trueLabels = readLabels("truth", truth, { classes: list });
  const predictedLabels = readLabels("predicted", predicted, {
    classes: list,
    probabilities: true,
  });
  if (trueLabels.length !== predictedLabels.length) {
    throw invalid("predicted", {
      expected: `${trueLabels.length} samples, as truth has`,
      received: `${predictedLabels.length} samples`,
    });
  }
  const present = sortedLabels("labels", [...new Set([...trueLabels, ...predictedLabels])]);
  const labels = list ? [...list, ...present.filter((label) => !list.includes(label))] : present;
  return {
    labels,
    scored: list?.length ?? labels.length,
    present,
    truth: labelCodes(trueLabels, labels),
    predicted: labelCodes(predictedLabels, labels),
  };
}
