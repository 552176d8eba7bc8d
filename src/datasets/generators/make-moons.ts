import type { DataFrame } from "danfojs-node";
import { framePoints, linspace, planPoints, type PointsOptions } from "./points.js";

/**
 * Two half circles that reach into each other: columns `x1`, `x2`, and `label` 0 (the upper one) or 1. No straight
 * line parts them. Semantics of scikit-learn's `make_moons`.
 *
 * @throws if `samples` is no whole number of at least 1 or `noise` is negative.
 * @example
 * const moons = lab.datasets.makeMoons({ samples: 400, noise: 0.1, seed: 1 });
 */
export function makeMoons(options: PointsOptions = {}): DataFrame {
  const plan = planPoints(options);
  const upper = Math.floor(plan.samples / 2);
  const points = [
    ...linspace(0, Math.PI, upper).map((angle) => ({
      x: [Math.cos(angle), Math.sin(angle)],
      label: 0,
    })),
    ...linspace(0, Math.PI, plan.samples - upper).map((angle) => ({
      x: [1 - Math.cos(angle), 0.5 - Math.sin(angle)],
      label: 1,
    })),
  ];
  return framePoints(points, plan);
}
