import type { Displayable } from "../display/host.js";
import type { Interval } from "./intervals.js";

/** How good a model that predicts numbers is. The scores are the means over the outputs, if there are several. */
export interface RegressionScores {
  samples: number;
  /** Mean loss of the samples, penalties of regularizers included; absent for a model that is not compiled. */
  loss?: number;
  /** Share of the variance that is explained; 1 is best. */
  r2: number;
  meanAbsoluteError: number;
  meanSquaredError: number;
  rootMeanSquaredError: number;
  medianAbsoluteError: number;
  /** The largest absolute error of all outputs. */
  maxError: number;
  /** The true numbers, a row for each sample and a column for each output. */
  truth: readonly (readonly number[])[];
  /** The predicted numbers, in the same form. */
  predicted: readonly (readonly number[])[];
}

/** The sample of one output that was predicted far off. */
export interface WorstNumber {
  /** Its number in the data, counted from 0. */
  sample: number;
  /** Place of the output. */
  output: number;
  truth: number;
  predicted: number;
  /** Truth minus prediction. */
  error: number;
}

/** What is computed when it is first read. */
export interface RegressionDetails {
  /** 95 % intervals of the scores: how far chance in the choice of the samples may have moved them. Seeded. */
  readonly intervals: Readonly<
    Partial<Record<"r2" | "meanAbsoluteError" | "rootMeanSquaredError", Interval>>
  >;
  /** The ten predictions that are farthest off, the worst first. */
  readonly worst: readonly WorstNumber[];
}

/** How good a model that predicts numbers is; as the last value of a cell, a report. */
export interface RegressionEvaluation extends RegressionScores, RegressionDetails, Displayable {}
