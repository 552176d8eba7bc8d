import { formatMetric } from "../../display/numbers.js";
import { count } from "../../util/check.js";
import {
  columnSelector,
  type ColumnSelector,
  type JudgedColumn,
  type SelectorMethod,
} from "./column-selector.js";
import { scoreFeatures, strongerFirst, type FeatureScoresOptions } from "./feature-scores.js";

export interface SelectKBestOptions extends FeatureScoresOptions {
  /** How many features stay; default 10. */
  k?: number;
}

export interface ScoredColumn extends JudgedColumn {
  score: number;
  /** `null` for tests that have none. */
  pValue: number | null;
}

export type SelectKBest = ColumnSelector<"selectKBest", SelectKBestOptions, ScoredColumn>;

/**
 * Keeps the features that go most strongly with the target, by a test of each for itself; the target and columns that
 * are not judged stay. Of equal scores the later column wins, as in scikit-learn's `SelectKBest`. See `featureScores`
 * for the tests.
 *
 * @throws as `featureScores`, and if `k` is no whole number of at least 1.
 * @example
 * const select = lab.data.selectKBest({ target: "species", k: 2 }).fit(train);
 */
export function selectKBest(options: SelectKBestOptions): SelectKBest {
  return columnSelector(byScore, options);
}

export const byScore: SelectorMethod<"selectKBest", SelectKBestOptions, ScoredColumn> = {
  name: "selectKBest",
  check({ k = 10 }) {
    count("k", k, 1);
  },
  judge(table, options) {
    const scored = scoreFeatures(table, options);
    const best = scored
      .toReversed()
      .toSorted(strongerFirst)
      .slice(0, options.k ?? 10);
    return scored.map((one) => ({
      column: one.column,
      selected: best.includes(one),
      score: one.score,
      pValue: Number.isNaN(one.pValue) ? null : one.pValue,
    }));
  },
  header: ["score", "p"],
  cells: ({ score, pValue }) => [formatMetric(score), pValue === null ? "" : formatMetric(pValue)],
};
