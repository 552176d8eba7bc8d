import { fSurvival } from "../../util/distributions/survival.js";
import type { FeatureTest, ScoredTarget } from "./feature-test.js";
import { pearson } from "./pearson.js";

/** The F statistic of a straight line through the target; 0 for a constant column, as scikit-learn has it. */
export function fRegression(values: Float64Array, { numbers }: ScoredTarget): FeatureTest {
  const correlation = pearson(values, numbers);
  if (Number.isNaN(correlation)) return { score: 0, pValue: 1 };
  const under = values.length - 2;
  const score = Math.min((correlation ** 2 / (1 - correlation ** 2)) * under, Number.MAX_VALUE);
  return { score, pValue: fSurvival(score, 1, under) };
}
