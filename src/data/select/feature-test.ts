/** A target as the tests of features read it. */
export interface ScoredTarget {
  /** Class number of each row; for a regression, all 0. */
  readonly codes: Int32Array;
  readonly classes: number;
  /** The numbers of a regression; for a classification, the class numbers. */
  readonly numbers: Float64Array;
  /** For mutual information. */
  readonly neighbours: number;
  readonly seed: number;
}

/** How strongly a feature goes with the target. */
export interface FeatureTest {
  /** Larger is stronger; `NaN` where it cannot be told. */
  readonly score: number;
  /** Probability of such a score by chance; `NaN` for tests that have none. */
  readonly pValue: number;
}
