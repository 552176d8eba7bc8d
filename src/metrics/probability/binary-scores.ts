import { readLabels, sortedLabels, type Label, type LabelSource } from "../../data/labels.js";
import { invalid } from "../../util/errors.js";
import { checkSamples, columnAt, readNumbers, type NumberSource } from "../numbers.js";
import { classScores } from "./class-scores.js";

export interface BinaryScoreOptions {
  /** The class that the scores speak for, against all others; default: the second of two. */
  positive?: Label | undefined;
  /** Classes in the order of the columns of the scores; default: those of `truth`, sorted, else 0, 1, 2, … */
  labels?: readonly Label[] | undefined;
}

/** Whether each sample is of the positive class, and how much speaks for it. */
export interface BinaryScores {
  positives: readonly boolean[];
  scores: Float64Array;
}

/**
 * Reads one class against the others.
 * @throws as `classScores`, or if there are more than two classes and none is said to be the positive one.
 */
export function binaryScores(
  truth: LabelSource,
  scores: NumberSource,
  { positive, labels }: BinaryScoreOptions,
): BinaryScores {
  const rows = readNumbers("scores", scores);
  if (rows.width === 1 && positive !== undefined) {
    const right = readLabels("truth", truth, { classes: labels });
    checkSamples("scores", rows.samples, right.length);
    checkPositive(positive, labels ?? sortedLabels("truth", right));
    return { positives: right.map((label) => label === positive), scores: rows.values };
  }
  const { classes, truth: codes } = classScores(truth, scores, labels);
  if (positive === undefined && classes.length > 2) {
    throw invalid("positive", {
      expected: `one of ${classes.length} classes`,
      received: "none",
      available: classes.map(String),
    });
  }
  const wanted = positive ?? classes[1]!;
  checkPositive(wanted, classes);
  const code = classes.indexOf(wanted);
  return {
    positives: Array.from(codes, (other) => other === code),
    scores: rows.width === 1 ? rows.values : columnAt(rows, code),
  };
}

function checkPositive(positive: Label, classes: readonly Label[]): void {
  if (classes.length < 2 || classes.includes(positive)) return;
  throw invalid("positive", {
    expected: "one of the classes",
    received: positive,
    available: classes.map(String),
  });
}
