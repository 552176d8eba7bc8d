import { readLabels, sortedLabels, labelCodes, type LabelSource } from "../data/labels.js";
import { invalid } from "../util/errors.js";
import { checkSamples, readNumbers, type NumberRows, type NumberSource } from "./numbers.js";

/**
 * Silhouette of each sample of a clustering: how much nearer its own cluster is than the next one, by the mean Euclidean
 * distance to their samples; 1 is well inside, 0 between two, −1 in the wrong one. Equal to scikit-learn's
 * `silhouette_samples`: a sample that is alone in its cluster has 0. Time grows with the square of the samples.
 *
 * @param x rows of features, shape [samples, features].
 * @param labels the cluster of each sample.
 * @throws if the two differ in length or are empty, a number is missing or infinite, or there are not at least two
 *   clusters, and fewer than samples.
 * @example
 * lab.metrics.silhouetteSamples([[0], [1], [9], [9.5]], [0, 0, 1, 1]);
 */
export function silhouetteSamples(x: NumberSource, labels: LabelSource): number[] {
  const rows = readNumbers("x", x);
  const given = readLabels("labels", labels);
  checkSamples("labels", given.length, rows.samples);
  const clusters = sortedLabels("labels", given);
  if (clusters.length < 2 || clusters.length >= rows.samples) {
    throw invalid("labels", {
      expected: `2 to ${rows.samples - 1} clusters, for ${rows.samples} samples`,
      received: clusters.length,
    });
  }
  const codes = labelCodes(given, clusters);
  const sizes = clusters.map((_, cluster) => codes.filter((code) => code === cluster).length);
  return Array.from(codes, (own, sample) => {
    if (sizes[own] === 1) return 0;
    const sums = distanceSums(rows, sample, codes, clusters.length);
    const inside = sums[own]! / (sizes[own]! - 1);
    const outside = sums.reduce(
      (least, sum, cluster) => (cluster === own ? least : Math.min(least, sum / sizes[cluster]!)),
      Number.POSITIVE_INFINITY,
    );
    const larger = Math.max(inside, outside);
    return larger === 0 ? 0 : (outside - inside) / larger;
  });
}

/**
 * Silhouette coefficient of a clustering: the mean of `silhouetteSamples`; −1 to 1. Equal to scikit-learn's
 * `silhouette_score`.
 *
 * @param x rows of features, shape [samples, features].
 * @param labels the cluster of each sample.
 * @throws as `silhouetteSamples`.
 * @example
 * lab.metrics.silhouette([[0], [1], [9], [9.5]], [0, 0, 1, 1]);
 */
export function silhouette(x: NumberSource, labels: LabelSource): number {
  const samples = silhouetteSamples(x, labels);
  return samples.reduce((sum, value) => sum + value, 0) / samples.length;
}

/** Sum of the distances from a sample to those of each cluster. */
function distanceSums(
  { values, width, samples }: NumberRows,
  from: number,
  codes: Int32Array,
  clusters: number,
): Float64Array {
  const sums = new Float64Array(clusters);
  for (let to = 0; to < samples; to++) {
    let square = 0;
    for (let column = 0; column < width; column++) {
      square += (values[from * width + column]! - values[to * width + column]!) ** 2;
    }
    sums[codes[to]!]! += Math.sqrt(square);
  }
  return sums;
}
