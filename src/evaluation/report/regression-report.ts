import type { MimeBundle } from "../../display/host.js";
import { formatCount, formatMetric } from "../../display/numbers.js";
import type { SimpleTable } from "../../display/simple-table.js";
import { residualSpec } from "../../plot/evaluation/residuals.js";
import type { RegressionDetails, RegressionScores } from "../regression-evaluation.js";
import { pageBundle, scoreCells } from "./page.js";

type Reported = RegressionScores & RegressionDetails;

/** An evaluation as a report: how much is explained, the errors with intervals, residuals, and the worst ones. Pure. */
export function regressionReport(evaluation: Reported): Promise<MimeBundle> {
  return pageBundle([
    [scoreTable(evaluation), worstTable(evaluation)],
    [{ title: "Residuals", spec: residualSpec(evaluation) }],
  ]);
}

function scoreTable(evaluation: Reported): SimpleTable {
  const { r2, loss, samples, intervals } = evaluation;
  const parts = [`R² ${formatMetric(r2)}`];
  if (loss !== undefined) parts.push(`loss ${formatMetric(loss)}`);
  const { meanAbsoluteError, rootMeanSquaredError } = evaluation;
  return {
    title: [...parts, `${formatCount(samples)} samples`].join(" · "),
    header: ["", "value", "95 % interval"],
    rows: [
      scoreCells("R²", r2, intervals.r2),
      scoreCells("mean absolute error", meanAbsoluteError, intervals.meanAbsoluteError),
      scoreCells("median absolute error", evaluation.medianAbsoluteError, undefined),
      scoreCells("root mean squared error", rootMeanSquaredError, intervals.rootMeanSquaredError),
      scoreCells("mean squared error", evaluation.meanSquaredError, undefined),
      scoreCells("largest error", evaluation.maxError, undefined),
    ],
  };
}

function worstTable({ worst, truth }: Reported): SimpleTable {
  const several = truth[0]!.length > 1;
  return {
    title: "Farthest off",
    header: ["sample", ...(several ? ["output"] : []), "true", "predicted", "error"],
    rows: worst.map(({ sample, output, ...numbers }) => [
      String(sample),
      ...(several ? [String(output + 1)] : []),
      ...[numbers.truth, numbers.predicted, numbers.error].map(formatMetric),
    ]),
  };
}
