import type { DataFrame } from "danfojs-node";
import { count, finite } from "../../util/check.js";
import { framePoints, linspace, planPoints, shares, type PointsOptions } from "./points.js";

export interface SpiralsOptions extends PointsOptions {
  /** How many arms, each a class; default 2. */
  classes?: number;
  /** How often each arm goes round; default 1. */
  turns?: number;
}

/**
 * Spirals wound into each other, Archimedean, from the centre to radius 1: columns `x1`, `x2`, and `label`, the arm. A
 * hard problem for a small network: K. Lang, M. Witbrock, "Learning to tell two spirals apart" (1988).
 *
 * @throws if `samples` or `classes` is no whole number of at least 1, `noise` is negative, or `turns` is no number.
 */
export function makeSpirals(options: SpiralsOptions = {}): DataFrame {
  const plan = planPoints(options);
  const { classes = 2, turns = 1 } = options;
  count("classes", classes, 1);
  finite("turns", turns);
  const points = shares(plan.samples, classes).flatMap((size, label) =>
    linspace(0.05, 1, size).map((radius) => {
      const angle = 2 * Math.PI * (turns * radius + label / classes);
      return { x: [radius * Math.cos(angle), radius * Math.sin(angle)], label };
    }),
  );
  return framePoints(points, plan);
}
