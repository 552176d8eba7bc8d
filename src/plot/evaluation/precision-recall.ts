import { curveSpec } from "./curve-spec.js";
import type { TitleOption } from "../parts/heading.js";
import { named } from "../parts/named.js";
import { Plot } from "../plot.js";
import { thinCurve } from "./thin-curve.js";

/** A precision-recall curve, as `lab.metrics.precisionRecallCurve` makes it. */
export interface PrecisionRecallSource {
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly thresholds: readonly number[];
  readonly averagePrecision: number;
}

/**
 * Draws precision-recall curves: how clean what is found is, for how much of the positive class is found. The legend has
 * the average precisions.
 *
 * @param curves a curve, or name → curve, to compare models or classes.
 * @throws if there is no curve.
 * @example
 * lab.plot.precisionRecall(lab.metrics.precisionRecallCurve(truth, scores))
 */
export function plotPrecisionRecall(
  curves: PrecisionRecallSource | Readonly<Record<string, PrecisionRecallSource>>,
  { title }: TitleOption = {},
): Plot {
  const sources = Object.entries(named("curves", curves, isPrecisionRecall, "model"));
  const labelled = sources.map(([name, curve]) => ({
    label: `${name} (AP ${curve.averagePrecision.toFixed(3)})`,
    curve,
  }));
  return new Plot(
    curveSpec({
      curves: Object.fromEntries(labelled.map(({ label, curve }) => [label, pointsOf(curve)])),
      description: `precision-recall curve of ${labelled.map(({ label }) => label).join(", ")}`,
      title,
      x: "recall",
      y: "precision",
      // From recall 0 on, each precision holds back to the recall before: the area is the average precision.
      interpolate: "step-before",
      details: { threshold: ".4~g" },
    }),
  );
}

/** The points by rising recall. */
function pointsOf({ precision, recall, thresholds }: PrecisionRecallSource) {
  return thinCurve(
    recall.map((x, i) => ({ x, y: precision[i]!, threshold: thresholds[i] ?? null })).toReversed(),
  );
}

function isPrecisionRecall(given: object): given is PrecisionRecallSource {
  return "recall" in given && Array.isArray(given.recall);
}
