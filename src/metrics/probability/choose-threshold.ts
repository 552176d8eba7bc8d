import type { LabelSource } from "../../data/labels.js";
import { invalid } from "../../util/errors.js";
import type { NumberSource } from "../numbers.js";
import { binaryScores, type BinaryScoreOptions } from "./binary-scores.js";
import { thresholdCounts } from "./threshold-counts.js";

/** What each outcome costs, in any unit; a gain is negative. Default 0. */
export interface OutcomeCosts {
  /** A false alarm. */
  falsePositive?: number;
  /** A positive sample that is missed. */
  falseNegative?: number;
  truePositive?: number;
  trueNegative?: number;
}

/** A score that the threshold makes as large as it can. */
export type ThresholdScore = "accuracy" | "balancedAccuracy" | "f1" | "matthewsCorrelation";

export interface ChooseThresholdOptions extends BinaryScoreOptions {
  /** What the outcomes cost, to make the whole cost small; or a score to make large. Default `"f1"`. */
  by?: OutcomeCosts | ThresholdScore;
}

/** The threshold that was chosen, and what it comes to. */
export interface ChosenThreshold {
  /** Samples whose score is at least this count as positive; infinite where it is best that none does. */
  threshold: number;
  /** Its cost, all samples together, or its score. */
  value: number;
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
  /** Cost or score at every threshold, the highest first, for a chart. */
  curve: { thresholds: readonly number[]; values: readonly number[] };
}

type Outcomes = Pick<
  ChosenThreshold,
  "truePositives" | "falsePositives" | "falseNegatives" | "trueNegatives"
>;

/**
 * Chooses from which score on a sample counts as positive: by the cost of errors, or to make a score large. Every
 * threshold that makes a difference is tried; of equals the highest wins. Choose on data that is neither trained on nor
 * tested, such as validation data.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores what speaks for the positive class, or rows with a column for each class, of which that of `positive`
 *   counts: probabilities, logits, distances.
 * @throws if the two differ in length or are empty, a label is missing, a score or cost is no finite number, no cost is
 *   given, or there are more than two classes and none is named `positive`.
 * @example
 * const { threshold } = lab.metrics.chooseThreshold(truth, scores, { by: { falsePositive: 1, falseNegative: 20 } });
 */
export function chooseThreshold(
  truth: LabelSource,
  scores: NumberSource,
  { by = "f1", ...options }: ChooseThresholdOptions = {},
): ChosenThreshold {
  const { value, sign } = aimOf(by);
  const counts = thresholdCounts(binaryScores(truth, scores, options));
  const [positives, negatives] = [counts.truePositives.at(-1)!, counts.falsePositives.at(-1)!];
  const thresholds = [Number.POSITIVE_INFINITY, ...counts.thresholds];
  const outcomes = thresholds.map((_, at): Outcomes => {
    const truePositives = at === 0 ? 0 : counts.truePositives[at - 1]!;
    const falsePositives = at === 0 ? 0 : counts.falsePositives[at - 1]!;
    return {
      truePositives,
      falsePositives,
      falseNegatives: positives - truePositives,
      trueNegatives: negatives - falsePositives,
    };
  });
  const values = outcomes.map(value);
  const best = values.reduce((at, other, i) => (sign * other > sign * values[at]! ? i : at), 0);
  return {
    threshold: thresholds[best]!,
    value: values[best]!,
    ...outcomes[best]!,
    curve: { thresholds, values },
  };
}

/** What a threshold comes to, and whether much of it is good (1) or bad (-1). */
interface Aim {
  value: (outcomes: Outcomes) => number;
  sign: 1 | -1;
}

function aimOf(by: OutcomeCosts | ThresholdScore): Aim {
  if (typeof by === "object" && by !== null) return { value: costOf(by), sign: -1 };
  if (Object.hasOwn(scoreFunctions, by)) return { value: scoreFunctions[by], sign: 1 };
  throw invalid("by", {
    expected: "costs, or a score",
    received: by,
    available: Object.keys(scoreFunctions),
  });
}

const costNames = ["falsePositive", "falseNegative", "truePositive", "trueNegative"] as const;

function costOf(costs: OutcomeCosts): Aim["value"] {
  const given = costNames.map((name) => costs[name] ?? 0);
  if (given.every((cost) => cost === 0) || !given.every(Number.isFinite)) {
    throw invalid("by", { expected: `finite costs of ${costNames.join(", ")}`, received: given });
  }
  const [falsePositive, falseNegative, truePositive, trueNegative] = given;
  return (outcomes) =>
    falsePositive! * outcomes.falsePositives +
    falseNegative! * outcomes.falseNegatives +
    truePositive! * outcomes.truePositives +
    trueNegative! * outcomes.trueNegatives;
}

/** Each as the metric of its name has it; a share of nothing is 0. */
const scoreFunctions: Readonly<Record<ThresholdScore, Aim["value"]>> = {
  accuracy: (o) => share(o.truePositives + o.trueNegatives, samplesOf(o)),
  balancedAccuracy: (o) =>
    (share(o.truePositives, o.truePositives + o.falseNegatives) +
      share(o.trueNegatives, o.trueNegatives + o.falsePositives)) /
    2,
  f1: (o) => share(2 * o.truePositives, 2 * o.truePositives + o.falsePositives + o.falseNegatives),
  matthewsCorrelation: (o) =>
    share(
      o.truePositives * o.trueNegatives - o.falsePositives * o.falseNegatives,
      Math.sqrt(
        (o.truePositives + o.falsePositives) *
          (o.truePositives + o.falseNegatives) *
          (o.trueNegatives + o.falsePositives) *
          (o.trueNegatives + o.falseNegatives),
      ),
    ),
};

function samplesOf(o: Outcomes): number {
  return o.truePositives + o.falsePositives + o.falseNegatives + o.trueNegatives;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
