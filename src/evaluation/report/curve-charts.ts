import { calibrationCurve } from "../../metrics/probability/calibration-curve.js";
import { precisionRecallCurve } from "../../metrics/probability/precision-recall-curve.js";
import { rocCurve } from "../../metrics/probability/roc-curve.js";
import { plotCalibration } from "../../plot/evaluation/calibration.js";
import { plotPrecisionRecall } from "../../plot/evaluation/precision-recall.js";
import { plotRoc } from "../../plot/evaluation/roc.js";
import { palette } from "../../plot/theme.js";
import type { EvaluationScores } from "../evaluation.js";
import { smallChart, type PageChart } from "./page.js";

/** ROC, precision and recall, and calibration; of many classes the calibration only, for curves could not be told apart. */
export function curveCharts(evaluation: EvaluationScores, positive: string): PageChart[] {
  const { classes, support, samples, truth } = evaluation;
  const named = classes.length === 2 ? [positive] : classes;
  const drawn = named.filter((label) => {
    const own = support[classes.indexOf(label)]!;
    return own > 0 && own < samples; // else there is nothing to find, or nothing else
  });
  const curves = <T>(curveOf: (options: { labels: readonly string[]; positive: string }) => T) =>
    Object.fromEntries(
      drawn.map((label) => [label, curveOf({ labels: classes, positive: label })] as const),
    );
  const calibration = calibrationChart(evaluation, positive);
  if (drawn.length === 0 || drawn.length > palette.length) return calibration;
  const oriented = scoresFor(evaluation, positive);
  return [
    smallChart("ROC curve", plotRoc(curves((options) => rocCurve(truth, oriented, options))).spec),
    smallChart(
      "Precision and recall",
      plotPrecisionRecall(curves((options) => precisionRecallCurve(truth, oriented, options))).spec,
    ),
    ...calibration,
  ];
}

/** The scores; a single column speaks for the second class, and must be turned round to speak for the first. */
function scoresFor(
  { classes, scores }: EvaluationScores,
  positive: string,
): readonly (readonly number[])[] {
  const turned = scores[0]!.length === 1 && positive === classes[0];
  return turned ? scores.map(([score]) => [1 - score!]) : scores;
}

/** How often predictions of a probability came true; nothing where scores are no probabilities. */
function calibrationChart(evaluation: EvaluationScores, positive: string): PageChart[] {
  const { classes, truth, predicted, scores } = evaluation;
  const probable = scores.every((row) => row.every((score) => score >= 0 && score <= 1));
  if (!probable) return [];
  if (classes.length === 2) {
    const column = classes.indexOf(positive);
    const oriented = scoresFor(evaluation, positive);
    const given = oriented.map((row) => (row.length === 1 ? row[0]! : row[column]!));
    const hits = truth.map((label) => Number(label === positive));
    return [calibrationOf(`probability of ${positive}`, hits, given)];
  }
  const right = truth.map((label, sample) => Number(label === predicted[sample]));
  return [
    calibrationOf(
      "probability of the predicted class",
      right,
      scores.map((row) => Math.max(...row)),
    ),
  ];
}

function calibrationOf(name: string, hits: number[], given: number[]): PageChart {
  const curve = calibrationCurve(hits, given, { bins: 10, labels: [0, 1] });
  return smallChart("Calibration", plotCalibration({ [name]: curve }).spec);
}
