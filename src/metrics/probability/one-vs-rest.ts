import type { Label } from "../../data/labels.js";
import { invalid } from "../../util/errors.js";
import { columnAt } from "../numbers.js";
import type { BinaryScores } from "./binary-scores.js";
import type { ClassScores } from "./class-scores.js";

/**
 * How the scores of more than two classes, each against the rest, become one: `"macro"`, their mean; `"weighted"`,
 * weighted by the samples of each class; `"micro"`, one score of all pairs of sample and class.
 */
export type RestAverage = "macro" | "weighted" | "micro";

export interface OneVsRestOptions {
  /** Default `"macro"`; `"none"` gives one score a class. For two classes without effect: the second is scored. */
  average?: RestAverage | "none";
  /** Classes in the order of the columns of the scores; default: those of `truth`, sorted, else 0, 1, 2, … */
  labels?: readonly Label[] | undefined;
}

type BinaryMetric = (scores: BinaryScores) => number;

/** A metric of two classes made one of any number. */
export function oneVsRest(
  metric: BinaryMetric,
  given: ClassScores,
  average: RestAverage | "none" = "macro",
): number | number[] {
  if (average !== "none" && !Object.hasOwn(averagers, average)) {
    throw invalid("average", {
      expected: "a way to average",
      received: average,
      available: [...Object.keys(averagers), "none"],
    });
  }
  const { classes, scores } = given;
  if (classes.length === 2) {
    return metric({ positives: isClass(given, 1), scores: columnAt(scores, scores.width - 1) });
  }
  if (average !== "none") return averagers[average](metric, given);
  return classes.map((_, code) => metric(against(given, code)));
}

const averagers: Readonly<
  Record<RestAverage, (metric: BinaryMetric, given: ClassScores) => number>
> = {
  macro: (metric, given) => mean(parts(metric, given).map(({ value }) => [value, 1])),
  // A class without samples has no say, also where its score is undefined.
  weighted: (metric, given) =>
    mean(
      parts(metric, given)
        .filter(({ support }) => support > 0)
        .map(({ value, support }) => [value, support]),
    ),
  micro: (metric, { classes, truth, scores }) =>
    metric({
      positives: Array.from(scores.values, (_, at) => {
        const row = Math.floor(at / classes.length);
        return truth[row] === at % classes.length;
      }),
      scores: scores.values,
    }),
};

function parts(metric: BinaryMetric, given: ClassScores): { value: number; support: number }[] {
  return given.classes.map((_, code) => ({
    value: metric(against(given, code)),
    support: given.truth.filter((other) => other === code).length,
  }));
}

function against(given: ClassScores, code: number): BinaryScores {
  return { positives: isClass(given, code), scores: columnAt(given.scores, code) };
}

function isClass({ truth }: ClassScores, code: number): boolean[] {
  return Array.from(truth, (other) => other === code);
}

function mean(terms: readonly (readonly [value: number, weight: number])[]): number {
  const total = terms.reduce((sum, [, weight]) => sum + weight, 0);
  return terms.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
}
