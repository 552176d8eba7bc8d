import type { DataFrame } from "danfojs-node";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { makeFrame } from "../frame/make.js";
import { labelCodes, readLabels, sortedLabels, type Label } from "../labels.js";
import { readFinite, requireComplete } from "../numeric-columns.js";
import { tableOf, type Table, type Tabular } from "../tabular.js";
import { chi2 } from "./chi2.js";
import { fClassif } from "./f-classif.js";
import { fRegression } from "./f-regression.js";
import type { FeatureTest, ScoredTarget } from "./feature-test.js";
import { mutualInfoClassif, mutualInfoRegression } from "./mutual-information.js";

type Test = (values: Float64Array, target: ScoredTarget) => FeatureTest;

/** Tests of features, and what target each is for. */
const tests = {
  fClassif: { test: fClassif, task: "classification" },
  chi2: { test: chi2, task: "classification" },
  mutualInfoClassif: { test: mutualInfoClassif, task: "classification" },
  fRegression: { test: fRegression, task: "regression" },
  mutualInfoRegression: { test: mutualInfoRegression, task: "regression" },
} as const satisfies Record<string, { test: Test; task: "classification" | "regression" }>;

/**
 * A test of a feature, by scikit-learn's names. For classes: `"fClassif"` (ANOVA F), `"chi2"` (counts), and
 * `"mutualInfoClassif"`; for numbers: `"fRegression"` (straight line) and `"mutualInfoRegression"`.
 */
export type FeatureScore = keyof typeof tests;

export interface FeatureScoresOptions {
  /** Column to predict, by name or position. */
  target: string | number;
  /** The test; default: `"fClassif"` where the target holds text or booleans, `"fRegression"` for numbers. */
  score?: FeatureScore;
  /** Columns to test, by name or position; default: every column of numbers but the target. */
  columns?: readonly (string | number)[];
  /** Neighbours, for mutual information; default 3. */
  neighbours?: number;
  /** Seed of the noise that sets equal values apart, for mutual information; default 0. */
  seed?: number;
}

/** A feature and the outcome of its test. */
export interface ScoredFeature extends FeatureTest {
  readonly column: string;
}

/**
 * How strongly each feature goes with the target: a frame with `feature`, `score` and `pValue`, the strongest first.
 * Equal to scikit-learn's functions of the same names. A feature that is constant has an F of `NaN` for classes and 0 for
 * numbers; mutual information has no p-value (`NaN`).
 *
 * @throws if a column or the test is unknown, a column is not numeric, or infinite or missing somewhere, the target has
 *   one class only, or there are fewer than three rows.
 * @example
 * lab.data.featureScores(train, { target: "species", score: "mutualInfoClassif" })
 */
export function featureScores(data: Tabular, options: FeatureScoresOptions): DataFrame {
  const scored = scoreFeatures(tableOf("data", data), options).toSorted(strongerFirst);
  return makeFrame([
    { name: "feature", values: scored.map(({ column }) => column) },
    { name: "score", values: scored.map(({ score }) => score), dtype: "float32" },
    { name: "pValue", values: scored.map(({ pValue }) => pValue), dtype: "float32" },
  ]);
}

/** The features in the order of their columns, each with its score. */
export function scoreFeatures(table: Table, options: FeatureScoresOptions): ScoredFeature[] {
  const target = String(options.target);
  const score = options.score ?? (table.numericNames.includes(target) ? "fRegression" : "fClassif");
  if (!Object.hasOwn(tests, score)) {
    const available = Object.keys(tests);
    throw invalid("score", { expected: "a test of features", received: score, available });
  }
  const { test, task } = tests[score];
  const against = readTarget(table, target, task, options);
  return featureColumns(table, options).map((column) => ({
    column,
    ...test(requireComplete(column, readFinite(table, column)), against),
  }));
}

/** Columns to judge: those asked for, else all numbers but the target. @throws if there is none. */
export function featureColumns(
  table: Table,
  { target, columns }: Pick<FeatureScoresOptions, "target" | "columns">,
): readonly string[] {
  const names =
    columns?.map(String) ?? table.numericNames.filter((name) => name !== String(target));
  if (names.length > 0) return names;
  throw invalid("data", {
    expected: "at least one column of numbers beside the target",
    received: "none",
  });
}

/** The order of scores: larger first, those that cannot be told last. */
export function strongerFirst(a: FeatureTest, b: FeatureTest): number {
  return (
    (Number.isNaN(b.score) ? -Infinity : b.score) - (Number.isNaN(a.score) ? -Infinity : a.score) ||
    0
  );
}

function readTarget(
  table: Table,
  target: string,
  task: "classification" | "regression",
  { neighbours = 3, seed = 0 }: FeatureScoresOptions,
): ScoredTarget {
  count("rows of data", table.rows, 3);
  const common = { neighbours: count("neighbours", neighbours, 1), seed };
  if (task === "regression") {
    const numbers = requireComplete(target, readFinite(table, target));
    return { ...common, codes: new Int32Array(table.rows), classes: 1, numbers };
  }
  const argument = `column "${target}"`;
  const labels = readLabels(argument, Array.from(table.cells(target)) as Label[]);
  const classes = sortedLabels(argument, labels);
  if (classes.length < 2) {
    throw invalid(argument, { expected: "at least two classes", received: classes });
  }
  const codes = labelCodes(labels, classes);
  return { ...common, codes, classes: classes.length, numbers: Float64Array.from(codes) };
}
