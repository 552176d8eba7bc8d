import type { Displayable } from "../display/host.js";
import type { OneScore } from "../metrics/class-score.js";
import type { DrawnConfusionMatrix } from "../metrics/confusion-matrix.js";

/** Scores of one class. */
export interface ClassScores {
  label: string;
  precision: number;
  recall: number;
  f1: number;
  /** Samples of the class. */
  support: number;
}

/** How good a classifier is. */
export interface EvaluationScores {
  samples: number;
  /** Mean loss of the samples, penalties of regularizers included; absent for a model that is not compiled. */
  loss?: number;
  /** Share of the samples that were predicted right. */
  accuracy: number;
  /** Averaged over the classes as `average` says; so are `recall` and `f1`. */
  precision: number;
  recall: number;
  f1: number;
  average: OneScore;
  /** Names of the classes in the order of their numbers. */
  classes: readonly string[];
  /** Samples of each class. */
  support: readonly number[];
  perClass: readonly ClassScores[];
  confusionMatrix: DrawnConfusionMatrix;
  /** True class of each sample, in the order of the data. */
  truth: readonly string[];
  /** Predicted class of each sample. */
  predicted: readonly string[];
  /** What the model gave for each sample: a row with a column for each class, or one for the second of two. */
  scores: readonly (readonly number[])[];
}

/** How good a classifier is; as the last value of a cell, a report. */
export interface Evaluation extends EvaluationScores, Displayable {}
