import type { DataFrame } from "danfojs-node";
import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { tableBundle } from "../../display/simple-table.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { arrangeColumns } from "../frame/make.js";
import { columnNames } from "../frame/read.js";
import { tableOf } from "../tabular.js";
import { featureColumns } from "./feature-scores.js";

export interface RecursiveEliminationOptions {
  /** Column to predict: it stays in every frame. */
  target: string;
  /** How many features stay; default: half of them, rounded down, at least 1. */
  select?: number;
  /** How many go at a time; default 1. */
  step?: number;
  /** Columns to judge; default: every column of numbers but the target. */
  columns?: readonly string[];
  /**
   * Trains a model on a frame of the features that are left (and all other columns) and says how much each of those
   * features matters, in their order; the size counts, not the sign.
   */
  importances(
    data: DataFrame,
    features: readonly string[],
  ): ArrayLike<number> | Promise<ArrayLike<number>>;
}

export interface RecursiveElimination extends Displayable {
  /** Features that stay, in the order of their columns. */
  readonly selected: readonly string[];
  /** Rank of every feature: 1 for those that stay, larger the sooner it went. */
  readonly ranking: Readonly<Record<string, number>>;
}

/**
 * Recursive feature elimination: trains a model, drops the features that matter least to it, and again with those that
 * are left. Semantics of scikit-learn's `RFE`; I. Guyon et al., "Gene selection for cancer classification using support
 * vector machines" (2002).
 *
 * @throws if a number is out of range, a column is unknown, or `importances` gives not one finite number a feature.
 */
export async function recursiveElimination(
  df: DataFrame,
  options: RecursiveEliminationOptions,
): Promise<RecursiveElimination> {
  const features = featureColumns(tableOf("df", df), options);
  const wanted = count("select", options.select ?? Math.max(1, Math.floor(features.length / 2)), 1);
  const step = count("step", options.step ?? 1, 1);
  if (wanted > features.length) {
    throw invalid("select", {
      expected: `at most the ${features.length} features`,
      received: wanted,
    });
  }
  let left = [...features];
  const rounds: string[][] = [];
  while (left.length > wanted) {
    const gone = new Set(features.filter((name) => !left.includes(name)));
    const frame = arrangeColumns(
      df,
      columnNames(df).filter((name) => !gone.has(name)),
    );
    const sizes = sizesOf(await options.importances(frame, left), left);
    const worst = left
      .toSorted((a, b) => sizes.get(a)! - sizes.get(b)!)
      .slice(0, Math.min(step, left.length - wanted));
    rounds.push(worst);
    left = left.filter((name) => !worst.includes(name));
  }
  return outcome(features, left, rounds);
}

function sizesOf(
  importances: ArrayLike<number>,
  features: readonly string[],
): ReadonlyMap<string, number> {
  const values = Array.from(importances, Math.abs);
  if (values.length === features.length && values.every(Number.isFinite)) {
    return new Map(features.map((name, i) => [name, values[i]!]));
  }
  throw invalid("importances", {
    expected: `a finite number for each of ${features.join(", ")}`,
    received: Array.from(importances),
  });
}

function outcome(
  features: readonly string[],
  selected: readonly string[],
  rounds: readonly (readonly string[])[],
): RecursiveElimination {
  const rankOf = (name: string): number => {
    const round = rounds.findIndex((gone) => gone.includes(name));
    return round === -1 ? 1 : 1 + rounds.length - round;
  };
  const ranking = Object.fromEntries(features.map((name) => [name, rankOf(name)]));
  return {
    selected,
    ranking,
    [displaySymbol]: (): MimeBundle =>
      tableBundle({
        title: `recursiveElimination: ${selected.length} of ${features.length} features stay`,
        header: ["", "rank"],
        rows: features
          .toSorted((a, b) => ranking[a]! - ranking[b]!)
          .map((name) => [name, String(ranking[name])]),
      }),
  };
}
