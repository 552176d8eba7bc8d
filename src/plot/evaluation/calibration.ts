import { curveSpec } from "./curve-spec.js";
import type { TitleOption } from "../parts/heading.js";
import { named } from "../parts/named.js";
import { Plot } from "../plot.js";

/** A calibration curve, as `lab.metrics.calibrationCurve` makes it. */
export interface CalibrationSource {
  readonly predicted: readonly number[];
  readonly observed: readonly number[];
  readonly samples: readonly number[];
}

/**
 * Draws calibration curves: how often the class came, for the probability that was predicted. On the dashed line, what
 * was predicted came as often; below it the model is too sure.
 *
 * @param curves a curve, or name → curve, to compare models.
 * @throws if there is no curve.
 * @example
 * lab.plot.calibration(lab.metrics.calibrationCurve(truth, probabilities, { bins: 10 }))
 */
export function plotCalibration(
  curves: CalibrationSource | Readonly<Record<string, CalibrationSource>>,
  { title }: TitleOption = {},
): Plot {
  const sources = Object.entries(named("curves", curves, isCalibration, "model"));
  return new Plot(
    curveSpec({
      curves: Object.fromEntries(
        sources.map(([name, { predicted, observed, samples }]) => [
          name,
          predicted.map((x, i) => ({ x, y: observed[i]!, samples: samples[i]! })),
        ]),
      ),
      description: `calibration of ${sources.map(([name]) => name).join(", ")}`,
      title,
      x: "predicted probability",
      y: "observed share",
      interpolate: "linear",
      points: true,
      diagonal: true,
      details: { samples: ",d" },
    }),
  );
}

function isCalibration(given: object): given is CalibrationSource {
  return "observed" in given && Array.isArray(given.observed);
}
