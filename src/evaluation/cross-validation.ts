import { displayable } from "../display/displayable.js";
import type { Displayable, MimeBundle } from "../display/host.js";
import { formatCount, formatMetric } from "../display/numbers.js";
import { tableBundle } from "../display/simple-table.js";
import type { History } from "../training/history.js";
import type { ScoreName } from "./score-names.js";

/** What one fold came to. */
export interface FoldResult {
  /** Samples that were trained on. */
  trained: number;
  /** Samples that were tested. */
  tested: number;
  /** Rows that were tested, counted from 0. */
  rows: readonly number[];
  /** Score of the tested samples, by its name. */
  scores: Readonly<Partial<Record<ScoreName, number>>>;
  /** Score of the samples that were trained on; only where `trainScores` was asked for. */
  trainScores?: Readonly<Partial<Record<ScoreName, number>>>;
  history: History;
}

/** A score over the folds. */
export interface ScoreSummary {
  /** One value a fold. */
  values: readonly number[];
  mean: number;
  /** Standard deviation of the values, divided by their number, as numpy does; how much the folds differ. */
  std: number;
}

/** How good a way of training is: what its models came to on data that they had not seen. */
export interface CrossValidationResult {
  folds: readonly FoldResult[];
  scores: Readonly<Partial<Record<ScoreName, ScoreSummary>>>;
  /** Scores of what was trained on; only where `trainScores` was asked for. */
  trainScores?: Readonly<Partial<Record<ScoreName, ScoreSummary>>>;
  /** Whether Stop ended it before the last fold; the folds are those that were completed. */
  stopped: boolean;
}

/** How good a way of training is; as the last value of a cell, a table. */
export interface CrossValidation extends CrossValidationResult, Displayable {}

/** Sums up folds. */
export function crossValidation(
  folds: readonly FoldResult[],
  metrics: readonly ScoreName[],
  stopped: boolean,
): CrossValidation {
  const summaries = (of: "scores" | "trainScores") =>
    Object.fromEntries(
      metrics.map((metric) => [metric, summary(folds.map((fold) => fold[of]![metric]!))]),
    );
  const scores = summaries("scores");
  const trained = folds[0]?.trainScores ? { trainScores: summaries("trainScores") } : {};
  return displayable({ folds, scores, ...trained, stopped }, crossValidationReport);
}

function summary(values: readonly number[]): ScoreSummary {
  const mean = average(values);
  return { values, mean, std: Math.sqrt(average(values.map((value) => (value - mean) ** 2))) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The scores of each fold, and their mean with its deviation. Pure. */
function crossValidationReport({ folds, scores, stopped }: CrossValidationResult): MimeBundle {
  const metrics = Object.entries(scores);
  return tableBundle({
    title: `${folds.length} ${folds.length === 1 ? "fold" : "folds"}${stopped ? ", stopped" : ""}`,
    header: ["fold", ...metrics.map(([name]) => name), "tested"],
    rows: folds.map(({ tested }, i) => [
      String(i + 1),
      ...metrics.map(([, { values }]) => formatMetric(values[i]!)),
      formatCount(tested),
    ]),
    footer: [
      "mean ± std",
      ...metrics.map(([, { mean, std }]) => `${formatMetric(mean)} ± ${formatMetric(std)}`),
      formatCount(folds.reduce((sum, { tested }) => sum + tested, 0)),
    ],
  });
}
