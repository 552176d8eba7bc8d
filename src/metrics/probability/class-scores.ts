import {
  labelCodes,
  readLabels,
  sortedLabels,
  type Label,
  type LabelSource,
} from "../../data/labels.js";
import { invalid } from "../../util/errors.js";
import { checkSamples, readNumbers, type NumberRows, type NumberSource } from "../numbers.js";

/** True class and scores of each sample. */
export interface ClassScores {
  /** At least two, in the order of the columns of the scores. */
  classes: readonly Label[];
  /** Position of the true class in `classes`. */
  truth: Int32Array;
  /** A column for each class, or of two classes one column for the second. */
  scores: NumberRows;
}

/**
 * Reads true classes, and how much speaks for each class: probabilities, logits, distances.
 *
 * @param labels the classes in the order of the columns; default: those of `truth`, sorted, else 0, 1, 2, …
 * @throws if the two differ in length, are empty, hold missing values, or do not have the same classes.
 */
export function classScores(
  truth: LabelSource,
  scores: NumberSource,
  labels?: readonly Label[],
): ClassScores {
  const rows = readNumbers("scores", scores);
  const right = readLabels("truth", truth, { classes: labels });
  checkSamples("scores", rows.samples, right.length);
  const width = Math.max(2, rows.width);
  const classes = labels ?? defaultClasses(right, width);
  if (classes.length !== width || new Set(classes).size !== width) {
    throw invalid("labels", {
      expected: `${width} classes, as the scores have columns${rows.width === 1 ? " (one is for two classes)" : ""}`,
      received: classes,
    });
  }
  const codes = labelCodes(right, classes);
  const unknown = codes.indexOf(-1);
  if (unknown === -1) return { classes, truth: codes, scores: rows };
  throw invalid(`truth[${unknown}]`, {
    expected: "one of the classes",
    received: right[unknown],
    available: classes.map(String),
  });
}

/** Classes of the data; where some do not occur there, class numbers, if that is what the labels are. */
function defaultClasses(truth: readonly Label[], width: number): readonly Label[] {
  const found = sortedLabels("truth", truth);
  const numbers = Array.from({ length: width }, (_, code) => code);
  const numbered = found.every((label) => numbers.some((code) => code === label));
  return found.length < width && numbered ? numbers : found;
}
