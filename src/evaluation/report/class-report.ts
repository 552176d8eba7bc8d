import type { MimeBundle } from "../../display/host.js";
import { formatCount, formatMetric } from "../../display/numbers.js";
import type { SimpleTable } from "../../display/simple-table.js";
import { rocAuc } from "../../metrics/probability/roc-auc.js";
import { plotConfusionMatrix } from "../../plot/evaluation/confusion-matrix.js";
import type { EvaluationDetails, EvaluationScores } from "../evaluation.js";
import { curveCharts } from "./curve-charts.js";
import { pageBundle, scoreCells } from "./page.js";

type Reported = EvaluationScores & EvaluationDetails;

/** An evaluation as a report: scores with intervals, scores of each class, charts, and what went wrong. Pure. */
export function classReport(evaluation: Reported, positive: string): Promise<MimeBundle> {
  const { labels, values } = evaluation.confusionMatrix;
  const matrix = { title: "Confusion matrix", spec: plotConfusionMatrix({ labels, values }).spec };
  const mistakes = evaluation.worst.length > 0 ? [mistakesTable(evaluation)] : [];
  const confused = labels.length > 2 && mistakes.length > 0 ? [confusionsTable(evaluation)] : [];
  return pageBundle([
    [classTable(evaluation), scoreTable(evaluation)],
    [matrix, ...confused, ...mistakes],
    curveCharts(evaluation, positive),
  ]);
}

function headline({ accuracy, loss, samples }: EvaluationScores): string {
  const parts = [`accuracy ${formatMetric(accuracy)}`];
  if (loss !== undefined) parts.push(`loss ${formatMetric(loss)}`);
  return [...parts, `${formatCount(samples)} samples`].join(" · ");
}

/** The scores of each class and those of all. */
function classTable(evaluation: EvaluationScores): SimpleTable {
  const { perClass, samples } = evaluation;
  return {
    title: headline(evaluation),
    header: ["", "precision", "recall", "F1", "samples"],
    rows: perClass.map((scores) => scoreRow(scores.label, scores, scores.support)),
    footer: scoreRow(averageName(evaluation), evaluation, samples),
  };
}

function scoreRow(
  label: string,
  { precision, recall, f1 }: Pick<EvaluationScores, "precision" | "recall" | "f1">,
  samples: number,
): string[] {
  return [label, ...[precision, recall, f1].map(formatMetric), formatCount(samples)];
}

function averageName({ average }: EvaluationScores): string {
  return average === "binary" ? "positive class" : `${average} average`;
}

/** The scores with their intervals, and the area under the ROC curve, of which it makes no difference which class is positive. */
function scoreTable(evaluation: Reported): SimpleTable {
  const { accuracy, precision, recall, f1, intervals, truth, scores, classes } = evaluation;
  return {
    title: "Scores and their 95 % intervals",
    header: ["", "value", "interval"],
    rows: [
      scoreCells("accuracy", accuracy, intervals.accuracy),
      scoreCells("precision", precision, intervals.precision),
      scoreCells("recall", recall, intervals.recall),
      scoreCells("F1", f1, intervals.f1),
      scoreCells("area under ROC", rocAuc(truth, scores, { labels: classes }), undefined),
    ],
  };
}

const mostConfusions = 8;

function confusionsTable({ confusions }: Reported): SimpleTable {
  return {
    title: "Most frequent confusions",
    header: ["true", "predicted", "samples", "share of class"],
    rows: confusions
      .slice(0, mostConfusions)
      .map(({ truth, predicted, samples, share }) => [
        truth,
        predicted,
        formatCount(samples),
        `${(100 * share).toFixed(1)} %`,
      ]),
  };
}

function mistakesTable({ worst }: Reported): SimpleTable {
  return {
    title: "Worst mistakes",
    header: ["sample", "true", "its score", "predicted", "its score"],
    rows: worst.map(({ sample, truth, predicted, truthScore, predictedScore }) => [
      String(sample),
      truth,
      formatMetric(truthScore),
      predicted,
      formatMetric(predictedScore),
    ]),
  };
}
