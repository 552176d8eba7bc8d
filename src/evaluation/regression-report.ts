import type { MimeBundle } from "../display/host.js";
import { formatCount, formatMetric } from "../display/numbers.js";
import { tableBundle } from "../display/simple-table.js";
import type { RegressionScores } from "./regression-evaluation.js";

/** What each score is called in the report. */
const names = {
  meanAbsoluteError: "mean absolute error",
  medianAbsoluteError: "median absolute error",
  rootMeanSquaredError: "root mean squared error",
  meanSquaredError: "mean squared error",
  maxError: "largest error",
} as const;

/** An evaluation as a report: how much is explained, then the errors. Pure. */
export function regressionReport(evaluation: RegressionScores): MimeBundle {
  const { r2, loss, samples } = evaluation;
  const parts = [`R² ${formatMetric(r2)}`];
  if (loss !== undefined) parts.push(`loss ${formatMetric(loss)}`);
  return tableBundle({
    title: [...parts, `${formatCount(samples)} samples`].join(" · "),
    header: ["", "value"],
    rows: Object.entries(names).map(([score, name]) => [
      name,
      formatMetric(evaluation[score as keyof typeof names]),
    ]),
  });
}
