import { fSurvival } from "../../util/distributions/survival.js";
import type { ScoredTarget, FeatureTest } from "./feature-test.js";

/** Analysis of variance: the F statistic of the differences between the classes' means. */
export function fClassif(values: Float64Array, { codes, classes }: ScoredTarget): FeatureTest {
  const counts = new Float64Array(classes);
  const sums = new Float64Array(classes);
  const origin = values[0]!; // small numbers: nothing is lost where the values are large and close together
  values.forEach((value, i) => {
    counts[codes[i]!]!++;
    sums[codes[i]!]! += value - origin;
  });
  const mean = sums.reduce((sum, value) => sum + value, 0) / values.length;
  const means = sums.map((sum, code) => sum / counts[code]!);
  const between = means.reduce((sum, own, code) => sum + counts[code]! * (own - mean) ** 2, 0);
  let within = 0;
  values.forEach((value, i) => {
    within += (value - origin - means[codes[i]!]!) ** 2;
  });
  const [over, under] = [classes - 1, values.length - classes];
  const score = between / over / (within / under);
  return { score, pValue: Number.isNaN(score) ? Number.NaN : fSurvival(score, over, under) };
}
