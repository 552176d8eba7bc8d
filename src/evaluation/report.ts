import { escapeHtml } from "../display/escape-html.js";
import type { MimeBundle } from "../display/host.js";
import { formatCount, formatMetric } from "../display/numbers.js";
import { alignColumns } from "../display/text-table.js";
import type { EvaluationScores } from "./evaluation.js";

/** An evaluation as a page for a notebook and as plain text. Pure. */
export function reportBundle(evaluation: EvaluationScores): MimeBundle {
  return { "text/html": reportHtml(evaluation), "text/plain": reportText(evaluation) };
}

const header = ["", "precision", "recall", "F1", "samples"];

/** The scores of each class, then those of all. */
function scoreRows(evaluation: EvaluationScores): { classes: string[][]; all: string[] } {
  return {
    classes: evaluation.perClass.map((scores) => scoreRow(scores.label, scores, scores.support)),
    all: scoreRow(averageName(evaluation), evaluation, evaluation.samples),
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

function headline({ accuracy, loss, samples }: EvaluationScores): string {
  const parts = [`accuracy ${formatMetric(accuracy)}`];
  if (loss !== undefined) parts.push(`loss ${formatMetric(loss)}`);
  return [...parts, `${formatCount(samples)} samples`].join(" · ");
}

function reportText(evaluation: EvaluationScores): string {
  const { classes, all } = scoreRows(evaluation);
  const table = alignColumns(
    [header, ...classes, all],
    ["left", "right", "right", "right", "right"],
  );
  return [headline(evaluation), "", ...table].join("\n");
}

function reportHtml(evaluation: EvaluationScores): string {
  const { classes, all } = scoreRows(evaluation);
  return [
    `<p><b>${headline(evaluation)}</b></p>`,
    `<table><thead>${tableRow(header, "th")}</thead>`,
    `<tbody>${classes.map((row) => tableRow(row, "td")).join("\n")}</tbody>`,
    `<tfoot>${tableRow(all, "th")}</tfoot></table>`,
  ].join("\n");
}

function tableRow(cells: readonly string[], tag: "td" | "th"): string {
  const [label = "", ...values] = cells.map(escapeHtml);
  const right = values.map((value) => `<${tag} style="text-align:right">${value}</${tag}>`);
  return `<tr><th style="text-align:left">${label}</th>${right.join("")}</tr>`;
}
