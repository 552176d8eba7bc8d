import type { Displayable } from "../display/host.js";
import type { OneScore } from "../metrics/class-score.js";
import type { DrawnConfusionMatrix } from "../metrics/confusion-matrix.js";
import type { Interval } from "./intervals.js";

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

/** Where each score lies with a probability of 95 %, by bootstrap. */
export type ClassIntervals = Readonly<
  Partial<Record<"accuracy" | "precision" | "recall" | "f1", Interval>>
>;

/** How often one class was taken for another. */
export interface Confusion {
  truth: string;
  predicted: string;
  samples: number;
  /** Share of the samples of the true class. */
  share: number;
}

/** A sample that was predicted wrong. */
export interface WorstSample {
  /** Its number in the data, counted from 0. */
  sample: number;
  truth: string;
  predicted: string;
  /** What the model gave for the true class, … */
  truthScore: number;
  /** … and for the one that it took it for. */
  predictedScore: number;
}

/** What is computed when it is first read. */
export interface EvaluationDetails {
  /** 95 % intervals of the scores: how far chance in the choice of the samples may have moved them. Seeded. */
  readonly intervals: ClassIntervals;
  /** Which classes were taken for which others, the most frequent first. */
  readonly confusions: readonly Confusion[];
  /** The ten wrong samples whose true class had the lowest score, the worst first. */
  readonly worst: readonly WorstSample[];
}

/** How good a classifier is; as the last value of a cell, a report. */
export interface Evaluation extends EvaluationScores, EvaluationDetails, Displayable {}
