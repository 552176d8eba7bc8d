import { inspect } from "node:util";
import type { Label, LabelSource } from "../data/labels.js";
import { displayable } from "../display/displayable.js";
import { formatFixed } from "../display/format-fixed.js";
import type { Displayable } from "../display/host.js";
import { tableBundle, type SimpleTable } from "../display/simple-table.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { classCounts } from "./class-counts.js";
import { averageScore, scoresOfClasses, type ZeroDivision } from "./class-score.js";
import { f1Ratio } from "./f1.js";
import { labelPairs } from "./pairs.js";
import { precisionRatio } from "./precision.js";
import { recallRatio } from "./recall.js";

export interface ClassificationReportOptions {
  /** Classes to report, in this order; default: those of the data, sorted. */
  labels?: readonly Label[] | undefined;
  /** Names to show for the classes, in their order; default: the labels. */
  targetNames?: readonly string[];
  /** Decimals of the scores as they are shown; default 2. */
  digits?: number;
  /** Score of a class where it would be 0 / 0: 0, 1, or `NaN`, which averages leave out. Default 0. */
  zeroDivision?: ZeroDivision;
}

/** One line of a report. */
export interface ReportRow {
  label: string;
  precision: number;
  recall: number;
  f1: number;
  /** Samples of the class, or of all classes of an average. */
  support: number;
}

/** Precision, recall and F1 of each class, and their averages. */
export interface ReportScores {
  classes: readonly ReportRow[];
  /** Share of right samples; absent where only some of the classes are reported, for which it is no average. */
  accuracy?: number;
  /** Of all reported classes together; only where `accuracy` is absent, which else says the same. */
  microAverage?: ReportRow;
  macroAverage: ReportRow;
  weightedAverage: ReportRow;
}

/** A report that is a table as the last value of a cell; `String(report)` is the text of scikit-learn. */
export interface ClassificationReport extends ReportScores, Displayable {
  toString(): string;
}

/**
 * Precision, recall and F1 of each class with their averages. Values and text are those of scikit-learn's
 * `classification_report`; an undefined score is `zeroDivision` (0 unless you say otherwise), without a warning.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @throws if the two differ in length or are empty, a label is missing, text and numbers are mixed, or there is not one
 *   name for each class.
 * @example
 * const report = lab.metrics.classificationReport(truth, predicted);
 * console.log(String(report));
 */
export function classificationReport(
  truth: LabelSource,
  predicted: LabelSource,
  { labels, targetNames, digits = 2, zeroDivision = 0 }: ClassificationReportOptions = {},
): ClassificationReport {
  count("digits", digits);
  const pairs = labelPairs(truth, predicted, labels);
  const names = targetNames ?? pairs.labels.slice(0, pairs.scored).map(String);
  if (names.length !== pairs.scored) {
    throw invalid("targetNames", { expected: `${pairs.scored} names`, received: names });
  }
  const ratios = { precision: precisionRatio, recall: recallRatio, f1: f1Ratio };
  const [precision, recall, f1] = Object.values(ratios).map((ratio) =>
    scoresOfClasses(ratio, pairs, zeroDivision),
  );
  const supports = classCounts(pairs).map(({ support }) => support);
  const support = supports.reduce((sum, one) => sum + one, 0);
  const average = (label: string, kind: "micro" | "macro" | "weighted"): ReportRow => {
    const settings = { average: kind, positive: "", zeroDivision };
    return {
      label,
      precision: averageScore(precisionRatio, pairs, settings),
      recall: averageScore(recallRatio, pairs, settings),
      f1: averageScore(f1Ratio, pairs, settings),
      support,
    };
  };
  const micro = average("micro avg", "micro");
  const whole = pairs.present.every((label) => pairs.labels.indexOf(label) < pairs.scored);
  const report = {
    classes: names.map((label, at) => ({
      label,
      precision: precision![at]!,
      recall: recall![at]!,
      f1: f1![at]!,
      support: supports[at]!,
    })),
    ...(whole ? { accuracy: micro.f1 } : { microAverage: micro }),
    macroAverage: average("macro avg", "macro"),
    weightedAverage: average("weighted avg", "weighted"),
  };
  const text = (): string => reportText(report, digits);
  Object.defineProperty(report, "toString", { value: text });
  Object.defineProperty(report, inspect.custom, { value: text });
  return displayable(report, (scores) => ({
    ...tableBundle(reportTable(scores, digits)),
    "text/plain": text(),
  }));
}

const header = ["precision", "recall", "f1-score", "support"] as const;

/** A line of text: what it is of, and a cell for each column. */
type Line = readonly [label: string, ...cells: string[]];

function lineOf({ label, precision, recall, f1, support }: ReportRow, digits: number): Line {
  const scores = [precision, recall, f1].map((score) => formatFixed(score, digits));
  return [label, ...scores, String(support)];
}

/** The lines below those of the classes; the accuracy stands in the column of F1. */
function summaryLines(report: ReportScores, digits: number): Line[] {
  const { accuracy, microAverage, macroAverage, weightedAverage } = report;
  const averages = [microAverage ?? [], macroAverage, weightedAverage].flat();
  const lines = averages.map((row) => lineOf(row, digits));
  if (accuracy === undefined) return lines;
  const { support } = macroAverage;
  return [["accuracy", "", "", formatFixed(accuracy, digits), String(support)], ...lines];
}

function reportText(report: ReportScores, digits: number): string {
  const width = Math.max("weighted avg".length, ...report.classes.map(({ label }) => label.length));
  const line = ([label, ...cells]: Line): string =>
    [label.padStart(width), " ", ...cells.map((cell) => ` ${cell.padStart(9)}`)].join("");
  return [
    line(["", ...header]),
    "",
    ...report.classes.map((row) => line(lineOf(row, digits))),
    "",
    ...summaryLines(report, digits).map(line),
    "",
  ].join("\n");
}

function reportTable(report: ReportScores, digits: number): SimpleTable {
  return {
    title: "Classification report",
    header: ["", ...header],
    rows: [...report.classes.map((row) => lineOf(row, digits)), ...summaryLines(report, digits)],
  };
}
