import type { DataFrame } from "danfojs-node";
import { framePoints, planPoints, type PointsOptions } from "./points.js";

/**
 * Points spread evenly over the square from -1 to 1: columns `x1`, `x2`, and `label`, 1 where exactly one of them is
 * positive. The problem that no single layer solves: M. Minsky, S. Papert, "Perceptrons" (1969). With `noise` the points
 * move and keep their labels; without `shuffle` they come as drawn.
 *
 * @throws if `samples` is no whole number of at least 1 or `noise` is negative.
 */
export function makeXor(options: PointsOptions = {}): DataFrame {
  const plan = planPoints(options);
  const points = Array.from({ length: plan.samples }, () => {
    const x = [2 * plan.draws.next() - 1, 2 * plan.draws.next() - 1] as const;
    return { x, label: x[0] > 0 !== x[1] > 0 ? 1 : 0 };
  });
  return framePoints(points, plan);
}
