import { displayable } from "../display/displayable.js";
import type { Displayable, MimeBundle } from "../display/host.js";
import { formatMetric } from "../display/numbers.js";
import { tableBundle } from "../display/simple-table.js";
import { correctedTTest } from "../metrics/significance/corrected-t-test.js";
import { holm } from "../metrics/significance/holm.js";
import { mcnemar } from "../metrics/significance/mcnemar.js";
import { invalid } from "../util/errors.js";
import type { CrossValidation } from "./cross-validation.js";
import type { Evaluation } from "./evaluation.js";
import type { ScoreName } from "./score-names.js";

export interface CompareModelsOptions {
  /** Score of cross-validations to compare by; default: the first that they have. */
  metric?: ScoreName;
}

/** Two models compared. */
export interface ComparedPair {
  first: string;
  second: string;
  /** Score of the first minus that of the second. */
  difference: number;
  /** Probability of a difference at least as large, two-sided, if both were equally good. */
  pValue: number;
  /** The same, made larger for the number of pairs (Holm): what to judge by. */
  adjusted: number;
}

export interface ModelComparisonResult {
  /** Which test it was. */
  test: "McNemar" | "corrected resampled t";
  metric: ScoreName;
  /** Name → score, or mean score over the folds. */
  scores: Readonly<Record<string, number>>;
  pairs: readonly ComparedPair[];
}

/** Models compared; as the last value of a cell, a table. */
export interface ModelComparison extends ModelComparisonResult, Displayable {}

/**
 * Says whether models differ by more than chance, on the same data: by McNemar's exact test, of what `lab.evaluate` found
 * on one test set; or by the corrected resampled t-test of Nadeau and Bengio, of what `lab.crossValidate` found on the
 * same folds (a seed, or a splitter that is not random).
 *
 * @param models name → result; two or more, all of the same kind.
 * @throws if there are fewer than two, they are not of one kind, or not of the same samples.
 * @example
 * lab.compareModels({ "one layer": lab.evaluate(small, testing), "two layers": lab.evaluate(large, testing) })
 */
export function compareModels(
  models: Readonly<Record<string, Evaluation>> | Readonly<Record<string, CrossValidation>>,
  options: CompareModelsOptions = {},
): ModelComparison {
  const entries: [string, Evaluation | CrossValidation][] = Object.entries(models);
  const crossValidated = entries.filter(isCrossValidated);
  const evaluated = entries.filter(isEvaluated);
  if (entries.length < 2 || ![crossValidated.length, evaluated.length].includes(entries.length)) {
    throw invalid("models", {
      expected: "two or more results of lab.evaluate for classes, or of lab.crossValidate",
      received: models,
    });
  }
  const comparison =
    evaluated.length > 0
      ? compareEvaluations(evaluated)
      : compareFolds(crossValidated, options.metric);
  return displayable(comparison, comparisonReport);
}

type Named<T> = [name: string, result: T];

function isCrossValidated(
  entry: Named<Evaluation | CrossValidation>,
): entry is Named<CrossValidation> {
  return "folds" in entry[1];
}

function isEvaluated(entry: Named<Evaluation | CrossValidation>): entry is Named<Evaluation> {
  return "confusionMatrix" in entry[1];
}

function compareEvaluations(models: readonly Named<Evaluation>[]): ModelComparisonResult {
  const [, reference] = models[0]!;
  for (const [name, { truth }] of models) checkSame(name, truth, reference.truth);
  return {
    test: "McNemar",
    metric: "accuracy",
    scores: Object.fromEntries(models.map(([name, { accuracy }]) => [name, accuracy])),
    pairs: pairsOf(models, (one, other) => ({
      difference: one.accuracy - other.accuracy,
      pValue: mcnemar(reference.truth, one.predicted, other.predicted).pValue,
    })),
  };
}

function compareFolds(
  models: readonly Named<CrossValidation>[],
  wanted: ScoreName | undefined,
): ModelComparisonResult {
  const [, reference] = models[0]!;
  const available = Object.keys(reference.scores) as ScoreName[];
  const metric = wanted ?? available[0]!;
  for (const [name, { folds, scores }] of models) {
    checkSame(name, testedRows(folds), testedRows(reference.folds));
    if (!scores[metric]) {
      throw invalid("metric", { expected: `a score of "${name}"`, received: metric, available });
    }
  }
  const trained = mean(reference.folds.map((fold) => fold.trained));
  const tested = mean(reference.folds.map((fold) => fold.tested));
  return {
    test: "corrected resampled t",
    metric,
    scores: Object.fromEntries(models.map(([name, { scores }]) => [name, scores[metric]!.mean])),
    pairs: pairsOf(models, (one, other) =>
      correctedTTest(one.scores[metric]!.values, other.scores[metric]!.values, { trained, tested }),
    ),
  };
}

/** The rows of all folds, with a mark between the folds. */
function testedRows(folds: CrossValidation["folds"]): number[] {
  return folds.flatMap(({ rows }) => [...rows, -1]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkSame(name: string, found: readonly unknown[], first: readonly unknown[]): void {
  if (found.length === first.length && found.every((value, i) => value === first[i])) return;
  throw invalid("models", {
    expected: "results of the same samples, in the same order",
    received: `other samples in "${name}"`,
  });
}

function pairsOf<T>(
  models: readonly Named<T>[],
  compare: (one: T, other: T) => Pick<ComparedPair, "difference" | "pValue">,
): ComparedPair[] {
  const pairs = models.flatMap(([first, one], i) =>
    models.slice(i + 1).map(([second, other]) => {
      const { difference, pValue } = compare(one, other);
      return { first, second, difference, pValue };
    }),
  );
  const adjusted = holm(pairs.map(({ pValue }) => pValue));
  return pairs.map((pair, i) => ({ ...pair, adjusted: adjusted[i]! }));
}

function comparisonReport({ test, metric, scores, pairs }: ModelComparisonResult): MimeBundle {
  const several = pairs.length > 1;
  return tableBundle({
    title: `${metric}, ${test} test${several ? ", p adjusted for the number of pairs" : ""}`,
    header: ["first", metric, "second", metric, "difference", "p"],
    rows: pairs.map(({ first, second, difference, adjusted }) => [
      first,
      formatMetric(scores[first]!),
      second,
      formatMetric(scores[second]!),
      formatMetric(difference),
      formatMetric(adjusted),
    ]),
  });
}
