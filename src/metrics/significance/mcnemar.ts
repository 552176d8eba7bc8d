import type { LabelSource } from "../../data/labels.js";
import { incompleteBeta } from "../../util/distributions/incomplete-beta.js";
import { chiSquaredSurvival } from "../../util/distributions/survival.js";
import { labelPairs } from "../pairs.js";

export interface McNemarOptions {
  /** The binomial test, right for any number of samples; `false`: its chi-squared approximation. Default `true`. */
  exact?: boolean;
  /** Take 1 from the difference before squaring (continuity correction); only where not exact. Default `true`. */
  correction?: boolean;
}

/** Whether two classifiers that were tested on the same samples differ by more than chance. */
export interface McNemarTest {
  /** Samples that only the first classified right. */
  onlyFirst: number;
  /** Samples that only the second classified right. */
  onlySecond: number;
  /** The smaller of the two, or, not exact, chi-squared with one degree of freedom. */
  statistic: number;
  /** Probability of a difference at least as large, two-sided, if both were equally good. */
  pValue: number;
}

/**
 * McNemar's test of two classifiers on the same samples: of those that only one of them classified right, each should
 * have about half. Equal to `mcnemar` of statsmodels; where no sample tells them apart, the probability is 1.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param first what the first classifier predicted: labels, one-hot rows or scores (the largest of a row counts), or
 *   probabilities of class 1.
 * @param second what the second predicted, in any of these forms.
 * @throws if the three differ in length or are empty, a label is missing, or text and numbers are mixed.
 * @example
 * lab.metrics.mcnemar([0, 1, 1, 0], [0, 1, 1, 1], [0, 0, 0, 0]).pValue; // 1
 */
export function mcnemar(
  truth: LabelSource,
  first: LabelSource,
  second: LabelSource,
  options: McNemarOptions = {},
): McNemarTest {
  const [one, other] = [rightOnes(truth, first), rightOnes(truth, second)];
  const onlyFirst = one.filter((right, sample) => right && !other[sample]).length;
  const onlySecond = other.filter((right, sample) => right && !one[sample]).length;
  return mcnemarOf(onlyFirst, onlySecond, options);
}

/** The test of counts. */
export function mcnemarOf(
  onlyFirst: number,
  onlySecond: number,
  { exact = true, correction = true }: McNemarOptions = {},
): McNemarTest {
  const differing = onlyFirst + onlySecond;
  const counts = { onlyFirst, onlySecond };
  if (exact) {
    const fewer = Math.min(onlyFirst, onlySecond);
    // Twice the tail of the binomial distribution, which is an incomplete beta function.
    const tail = fewer === differing ? 1 : incompleteBeta(0.5, differing - fewer, fewer + 1);
    return { ...counts, statistic: fewer, pValue: Math.min(1, 2 * tail) };
  }
  const difference = Math.abs(onlyFirst - onlySecond) - (correction ? 1 : 0);
  const statistic = differing === 0 ? 0 : difference ** 2 / differing;
  return { ...counts, statistic, pValue: chiSquaredSurvival(statistic, 1) };
}

function rightOnes(truth: LabelSource, predicted: LabelSource): boolean[] {
  const pairs = labelPairs(truth, predicted);
  return Array.from(pairs.truth, (label, sample) => label === pairs.predicted[sample]);
}
