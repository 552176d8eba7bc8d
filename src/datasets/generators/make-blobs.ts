import type { DataFrame } from "danfojs-node";
import { count, finite } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalRandom } from "../../util/normal-random.js";
import { framePoints, planPoints, shares, type PointsOptions } from "./points.js";

export interface BlobsOptions extends Omit<PointsOptions, "noise"> {
  /** How many blobs, drawn evenly from the box -10 to 10; or the centre of each. Default 3. */
  centers?: number | readonly (readonly number[])[];
  /** How many columns, where the centres are drawn; default 2. */
  features?: number;
  /** Standard deviation of each blob, or one for all; default 1. */
  clusterStd?: number | readonly number[];
}

/**
 * Round clouds of points, normally distributed: columns `x1`, `x2`, …, and `label`, the cloud. Their sizes differ by at
 * most one. Semantics and defaults of scikit-learn's `make_blobs`.
 *
 * @throws if `samples`, `centers` or `features` is no whole number of at least 1, the centres differ in length, or
 *   there is not a deviation of at least 0 for each.
 */
export function makeBlobs(options: BlobsOptions = {}): DataFrame {
  const plan = planPoints(options);
  const { centers = 3, features = 2, clusterStd = 1 } = options;
  const places =
    typeof centers === "number"
      ? Array.from({ length: count("centers", centers, 1) }, () =>
          Array.from({ length: count("features", features, 1) }, () => 20 * plan.draws.next() - 10),
        )
      : sameLength(centers);
  const deviations = typeof clusterStd === "number" ? places.map(() => clusterStd) : clusterStd;
  if (
    deviations.length !== places.length ||
    !deviations.every((one) => finite("clusterStd", one) >= 0)
  ) {
    throw invalid("clusterStd", {
      expected: `a standard deviation of at least 0, or one for each of ${places.length} centers`,
      received: clusterStd,
    });
  }
  const points = shares(plan.samples, places.length).flatMap((size, label) =>
    Array.from({ length: size }, () => ({
      x: places[label]!.map((value) => value + deviations[label]! * normalRandom(plan.draws)),
      label,
    })),
  );
  return framePoints(points, plan);
}

function sameLength(centers: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const length = centers[0]?.length;
  if (
    length &&
    centers.every((center) => center.length === length && center.every(Number.isFinite))
  ) {
    return centers;
  }
  throw invalid("centers", {
    expected: "how many, or points of numbers, all of one length",
    received: centers,
  });
}
