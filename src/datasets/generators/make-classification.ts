import type { DataFrame } from "danfojs-node";
import { count, finite } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalRandom } from "../../util/normal-random.js";
import type { Random } from "../../util/random.js";
import { sample } from "../../util/sampling.js";
import { framePoints, planPoints, shares, type PointsOptions } from "./points.js";

export interface ClassificationOptions extends Omit<PointsOptions, "noise"> {
  /** How many columns; default 20. Those that are neither informative nor redundant are noise. */
  features?: number;
  /** Columns that tell the classes apart, the first ones; default 2. */
  informative?: number;
  /** Columns that are sums of informative ones, the next ones; default 2. */
  redundant?: number;
  /** How many classes; default 2. */
  classes?: number;
  /** Clouds of points in each class; default 2. */
  clustersPerClass?: number;
  /** Share of each class, scaled to sum to 1: `[0.95, 0.05]` is an imbalanced set. Default: equal shares. */
  weights?: readonly number[];
  /** Half the distance of neighbouring clouds: larger is easier; default 1. */
  classSep?: number;
  /** Part of the labels that are drawn anew, from 0 to 1; default 0.01. */
  flipY?: number;
}

/**
 * Classes of normally distributed clouds at corners of a cube, each stretched and turned in its own way, among columns
 * that repeat them and columns of noise: columns `x1`, `x2`, …, and `label`. Semantics of scikit-learn's
 * `make_classification` with `shuffle=False` for the columns; I. Guyon, "Design of experiments for the NIPS 2003
 * variable selection benchmark" (2003).
 *
 * @throws if a number is out of its range, there are more informative and redundant columns than `features`, the cube
 *   has fewer corners than there are clouds, or there is not a weight for each class.
 * @example
 * const rare = lab.datasets.makeClassification({ samples: 2000, weights: [0.97, 0.03], seed: 1 });
 */
export function makeClassification(options: ClassificationOptions = {}): DataFrame {
  const plan = planPoints(options);
  const {
    features = 20,
    informative = 2,
    redundant = 2,
    classes = 2,
    clustersPerClass = 2,
  } = options;
  const { classSep = 1, flipY = 0.01 } = options;
  count("features", features, 1);
  count("informative", informative, 1);
  count("classes", classes, 1);
  const clouds = classes * count("clustersPerClass", clustersPerClass, 1);
  if (informative + count("redundant", redundant) > features) {
    throw invalid("features", {
      expected: `at least informative + redundant = ${informative + redundant}`,
      received: features,
    });
  }
  if (informative < 31 && clouds > 2 ** informative) {
    throw invalid("classes", {
      expected: `classes × clustersPerClass of at most 2^informative = ${2 ** informative}`,
      received: clouds,
    });
  }
  if (!(flipY >= 0 && flipY <= 1)) {
    throw invalid("flipY", { expected: "a part from 0 to 1", received: flipY });
  }
  const { draws } = plan;
  const corners = drawCorners(clouds, informative, draws);
  const mix = matrix(informative, redundant, draws);
  const sizes = sizesOf(options.weights, classes, plan.samples).flatMap((size, label) =>
    shares(size, clustersPerClass).map((part) => ({ part, label })),
  );
  const points = sizes.flatMap(({ part, label }, cloud) => {
    const turn = matrix(informative, informative, draws);
    const centre = corners[cloud]!.map((side) => side * finite("classSep", classSep));
    return Array.from({ length: part }, () => {
      const telling = times(normals(informative, draws), turn).map(
        (value, i) => value + centre[i]!,
      );
      const noise = normals(features - informative - redundant, draws);
      const flipped = draws.next() < flipY ? draws.int(classes) : label;
      return { x: [...telling, ...times(telling, mix), ...noise], label: flipped };
    });
  });
  return framePoints(points, plan);
}

/** Different corners of the cube from -1 to 1, each a row. */
function drawCorners(size: number, axes: number, draws: Random): number[][] {
  const drawn = axes < 20 ? sample(2 ** axes, size, draws) : undefined;
  const side = (corner: number, axis: number): number =>
    drawn ? (drawn[corner]! >> axis) & 1 : draws.int(2);
  return Array.from({ length: size }, (_row, corner) =>
    Array.from({ length: axes }, (_side, axis) => 2 * side(corner, axis) - 1),
  );
}

function sizesOf(
  weights: readonly number[] | undefined,
  classes: number,
  samples: number,
): number[] {
  if (!weights) return shares(samples, classes);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length !== classes || !weights.every((weight) => weight >= 0) || !(sum > 0)) {
    throw invalid("weights", {
      expected: `a share for each of ${classes} classes`,
      received: weights,
    });
  }
  const sizes = weights.map((weight) => Math.round((weight / sum) * samples));
  sizes[sizes.indexOf(Math.max(...sizes))]! +=
    samples - sizes.reduce((total, size) => total + size, 0);
  return sizes;
}

function normals(size: number, draws: Random): number[] {
  return Array.from({ length: size }, () => normalRandom(draws));
}

/** Numbers from -1 to 1. */
function matrix(rows: number, columns: number, draws: Random): number[][] {
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => 2 * draws.next() - 1),
  );
}

function times(row: readonly number[], by: readonly (readonly number[])[]): number[] {
  const columns = by[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, column) =>
    row.reduce((sum, value, i) => sum + value * by[i]![column]!, 0),
  );
}
