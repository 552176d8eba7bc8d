import type { MimeBundle } from "../display/host.js";
import { formatCount, formatMetric } from "../display/numbers.js";
import { tableBundle } from "../display/simple-table.js";
import type { EvaluationScores } from "./evaluation.js";

/** An evaluation as a report: what it comes to, then the scores of each class and those of all. Pure. */
export function reportBundle(evaluation: EvaluationScores): MimeBundle {
  const { perClass, samples } = evaluation;
  return tableBundle({
    title: headline(evaluation),
    header: ["", "precision", "recall", "F1", "samples"],
    rows: perClass.map((scores) => scoreRow(scores.label, scores, scores.support)),
    footer: scoreRow(averageName(evaluation), evaluation, samples),
  });
}

function headline({ accuracy, loss, samples }: EvaluationScores): string {
  const parts = [`accuracy ${formatMetric(accuracy)}`];
  if (loss !== undefined) parts.push(`loss ${formatMetric(loss)}`);
  return [...parts, `${formatCount(samples)} samples`].join(" · ");
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
