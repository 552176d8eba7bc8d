import { invalid } from "../util/errors.js";

/** Whether a metric gets better by falling or by rising; `"auto"` reads it from the metric's name. */
export type Mode = "auto" | "min" | "max";

/** Parts of metric names that tell the direction; the first that fits counts. */
const directions: readonly (readonly [pattern: RegExp, mode: "min" | "max"])[] = [
  [/loss|error|hinge|entropy|divergence|poisson|logcosh|proximity|brier/, "min"],
  [/^(mse|mae|mape|msle|rmse|kld|cosine)$/, "min"],
  [/acc|precision|recall|specificity|auc|f1|fbeta|jaccard|iou|kappa|matthews/, "max"],
  [/r2|explainedvariance|similarity/, "max"],
];

/**
 * Name as it is in the logs: tfjs's `acc` and `ce` are `accuracy` and `crossentropy` here, as in Keras.
 */
export function logName(name: string): string {
  return name.replace(/(^|_)acc$/, "$1accuracy").replace(/(^|_)ce$/, "$1crossentropy");
}

/** The direction in which a metric improves, where its name tells. */
export function directionOf(metric: string): "min" | "max" | undefined {
  const name = metric.replace(/^val_/, "").toLowerCase();
  return directions.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * The direction in which a metric improves.
 *
 * @throws if the mode is `"auto"` and the name does not tell.
 */
export function modeOf(metric: string, mode: Mode = "auto"): "min" | "max" {
  if (mode === "min" || mode === "max") return mode;
  if (mode !== "auto") {
    throw invalid("mode", {
      expected: "a mode",
      received: mode,
      available: ["auto", "min", "max"],
    });
  }
  const direction = directionOf(metric);
  if (direction) return direction;
  throw invalid("mode", {
    expected: `"min" or "max", since the name "${metric}" does not tell the direction`,
    received: mode,
  });
}

/**
 * Says whether one value is better than another by more than `minDelta`. A value that is not a number is never better,
 * and any number is better than it.
 */
export function improvement(
  mode: "min" | "max",
  minDelta = 0,
): (value: number, reference: number | undefined) => boolean {
  const sign = mode === "min" ? -1 : 1;
  const margin = Math.abs(minDelta);
  return (value, reference) => {
    if (Number.isNaN(value)) return false;
    if (reference === undefined || Number.isNaN(reference)) return true;
    return sign * value - margin > sign * reference;
  };
}
