import { studentTwoSided } from "../../util/distributions/survival.js";
import { invalid } from "../../util/errors.js";

export interface CorrectedTTestOptions {
  /** Samples that were trained on in each fold. */
  trained: number;
  /** Samples that were tested in each fold. */
  tested: number;
}

/** Whether two ways of training that were cross-validated on the same folds differ by more than chance. */
export interface CorrectedTTest {
  /** Mean over the folds of the first's score minus the second's. */
  difference: number;
  /** t; infinite where the difference is the same in every fold, `NaN` where it is 0 in every fold. */
  statistic: number;
  /** One less than the folds. */
  degreesOfFreedom: number;
  /** Probability of a difference at least as large, two-sided, if both were equally good. */
  pValue: number;
}

/**
 * The corrected resampled t-test of C. Nadeau and Y. Bengio (Machine Learning 52, 2003): a paired t-test of scores on
 * the same folds. Their training parts overlap, so that the scores are not independent; the plain test would find
 * differences where there are none. Here the variance is multiplied by 1 / folds + tested / trained.
 *
 * @param first a score for each fold.
 * @param second scores of the other on the same folds, in the same order.
 * @returns with `pValue` 1 where the scores are equal in every fold.
 * @throws if the two differ in length, there are fewer than two folds, a score is no finite number, or a size is not
 *   above 0.
 * @example
 * lab.metrics.correctedTTest([0.91, 0.93, 0.94], [0.9, 0.9, 0.92], { trained: 100, tested: 50 }).pValue;
 */
export function correctedTTest(
  first: readonly number[],
  second: readonly number[],
  { trained, tested }: CorrectedTTestOptions,
): CorrectedTTest {
  const folds = first.length;
  if (folds < 2 || second.length !== folds) {
    throw invalid("second", {
      expected: "as many scores as first has, at least 2",
      received: `${second.length} scores, and ${folds}`,
    });
  }
  if (![...first, ...second].every(Number.isFinite)) {
    throw invalid("scores", { expected: "finite numbers", received: [first, second].map(String) });
  }
  if (!(trained > 0 && tested > 0)) {
    throw invalid("trained, tested", {
      expected: "numbers above 0",
      received: `${trained}, ${tested}`,
    });
  }
  const differences = first.map((score, fold) => score - second[fold]!);
  const difference = sum(differences) / folds;
  const variance = sum(differences.map((value) => (value - difference) ** 2)) / (folds - 1);
  const statistic = difference / Math.sqrt((1 / folds + tested / trained) * variance);
  const degreesOfFreedom = folds - 1;
  const pValue = pValueOf(statistic, degreesOfFreedom);
  return { difference, statistic, degreesOfFreedom, pValue };
}

function pValueOf(statistic: number, degrees: number): number {
  if (Number.isNaN(statistic)) return 1;
  return Number.isFinite(statistic) ? studentTwoSided(statistic, degrees) : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
