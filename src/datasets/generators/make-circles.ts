import type { DataFrame } from "danfojs-node";
import { finite } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { framePoints, planPoints, type LabelledPoint, type PointsOptions } from "./points.js";

export interface CirclesOptions extends PointsOptions {
  /** Radius of the inner circle as a part of the outer one's, which is 1; from 0 to below 1, default 0.8. */
  factor?: number;
}

/**
 * A circle within a circle: columns `x1`, `x2`, and `label` 0 (the outer one) or 1. Semantics of scikit-learn's
 * `make_circles`.
 *
 * @throws if `samples` is no whole number of at least 1, `noise` is negative, or `factor` is not in [0, 1).
 */
export function makeCircles(options: CirclesOptions = {}): DataFrame {
  const plan = planPoints(options);
  const { factor = 0.8 } = options;
  if (finite("factor", factor) < 0 || factor >= 1) {
    throw invalid("factor", { expected: "a number from 0 to below 1", received: factor });
  }
  const outer = Math.floor(plan.samples / 2);
  return framePoints([...circle(outer, 1, 0), ...circle(plan.samples - outer, factor, 1)], plan);
}

function circle(size: number, radius: number, label: number): LabelledPoint[] {
  return Array.from({ length: size }, (_, i) => {
    const angle = (2 * Math.PI * i) / size;
    return { x: [radius * Math.cos(angle), radius * Math.sin(angle)], label };
  });
}
