import type { CurvePoint } from "./curve-spec.js";

/** Steps of an axis that can be told apart. */
const steps = 500;

/** The points of a curve that can be told apart when it is drawn, with the first and the last. */
export function thinCurve(points: readonly CurvePoint[]): CurvePoint[] {
  const kept: CurvePoint[] = [];
  points.forEach((point, i) => {
    const last = kept.at(-1);
    const moved = last ? Math.max(Math.abs(point.x - last.x), Math.abs(point.y - last.y)) : 1;
    if (moved >= 1 / steps || i === points.length - 1) kept.push(point);
  });
  return kept;
}
