import { invalid } from "../../util/errors.js";
import { checkSamples, readNumbers, type NumberSource } from "../numbers.js";

/**
 * Area under a curve of points, by trapezoids. Equal to scikit-learn's `auc`.
 *
 * @param x the points' places, rising or falling.
 * @param y the points' heights.
 * @throws if there are fewer than two points, the two differ in length, or `x` neither rises nor falls.
 * @example
 * lab.metrics.auc([0, 0.5, 1], [0, 1, 1]); // 0.75
 */
export function auc(x: NumberSource, y: NumberSource): number {
  const [places, heights] = [readNumbers("x", x).values, readNumbers("y", y).values];
  checkSamples("y", heights.length, places.length);
  const steps = places.subarray(1).map((place, i) => place - places[i]!);
  const falling = steps.some((step) => step < 0);
  if (places.length < 2 || (falling && steps.some((step) => step > 0))) {
    throw invalid("x", {
      expected: "at least two places that rise or fall",
      received: `${places.length} places`,
    });
  }
  const area = trapezoids(places, heights);
  return falling ? -area : area;
}

/** Signed area of points that rise. */
export function trapezoids(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let area = 0;
  for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
  return area;
}
