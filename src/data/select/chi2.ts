import { chiSquaredSurvival } from "../../util/distributions/survival.js";
import { invalid } from "../../util/errors.js";
import type { FeatureTest, ScoredTarget } from "./feature-test.js";

/** Chi-squared of a feature's sums by class, for counts and other numbers of at least 0. */
export function chi2(values: Float64Array, { codes, classes }: ScoredTarget): FeatureTest {
  const observed = new Float64Array(classes);
  const counts = new Float64Array(classes);
  let total = 0;
  values.forEach((value, i) => {
    if (value < 0)
      throw invalid("score", { expected: "numbers of at least 0 for chi2", received: value });
    observed[codes[i]!]! += value;
    counts[codes[i]!]!++;
    total += value;
  });
  const score = observed.reduce((sum, own, code) => {
    const expected = (total * counts[code]!) / values.length;
    return sum + (own - expected) ** 2 / expected;
  }, 0);
  return {
    score,
    pValue: Number.isNaN(score) ? Number.NaN : chiSquaredSurvival(score, classes - 1),
  };
}
