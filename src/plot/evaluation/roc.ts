import { curveSpec } from "./curve-spec.js";
import type { TitleOption } from "../parts/heading.js";
import { named } from "../parts/named.js";
import { Plot } from "../plot.js";
import { thinCurve } from "./thin-curve.js";

/** A ROC curve, as `lab.metrics.rocCurve` makes it. */
export interface RocSource {
  readonly falsePositiveRate: readonly number[];
  readonly truePositiveRate: readonly number[];
  readonly thresholds: readonly number[];
  readonly area: number;
}

/**
 * Draws ROC curves: how much of the positive class is found, for how many false alarms. The dashed line is guessing; the
 * legend has the areas.
 *
 * @param curves a curve, or name → curve, to compare models or classes.
 * @throws if there is no curve.
 * @example
 * lab.plot.roc({ forest: lab.metrics.rocCurve(truth, a), network: lab.metrics.rocCurve(truth, b) })
 */
export function plotRoc(
  curves: RocSource | Readonly<Record<string, RocSource>>,
  { title }: TitleOption = {},
): Plot {
  const sources = Object.entries(named("curves", curves, isRoc, "model"));
  const labelled = sources.map(([name, curve]) => ({
    label: `${name} (AUC ${curve.area.toFixed(3)})`,
    curve,
  }));
  return new Plot(
    curveSpec({
      curves: Object.fromEntries(labelled.map(({ label, curve }) => [label, pointsOf(curve)])),
      description: `ROC curve of ${labelled.map(({ label }) => label).join(", ")}`,
      title,
      x: "false positive rate",
      y: "true positive rate",
      interpolate: "linear",
      diagonal: true,
      details: { threshold: ".4~g" },
    }),
  );
}

function pointsOf({ falsePositiveRate, truePositiveRate, thresholds }: RocSource) {
  return thinCurve(
    falsePositiveRate.map((x, i) => ({
      x,
      y: truePositiveRate[i]!,
      // JSON has no infinity, which the first threshold is.
      threshold: Number.isFinite(thresholds[i]) ? thresholds[i]! : null,
    })),
  );
}

function isRoc(given: object): given is RocSource {
  return "falsePositiveRate" in given && Array.isArray(given.falsePositiveRate);
}
