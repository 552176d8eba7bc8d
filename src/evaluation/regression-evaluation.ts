import type { Displayable } from "../display/host.js";

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

/** How good a model that predicts numbers is; as the last value of a cell, a report. */
export interface RegressionEvaluation extends RegressionScores, Displayable {}
