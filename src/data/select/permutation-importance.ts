import type { DataFrame } from "danfojs-node";
import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { formatMetric } from "../../display/numbers.js";
import { tableBundle } from "../../display/simple-table.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";
import { arrangeColumns } from "../frame/make.js";
import { cellsOf, columnNames, columnOf, dtypeOf, rowCount } from "../frame/read.js";
import { moments } from "../statistics.js";

export interface PermutationImportanceOptions {
  /** How good the model is on a frame, larger is better: `(df) => lab.evaluate(model, prepare(df)).accuracy`. */
  score(data: DataFrame): number | Promise<number>;
  /** Columns to judge; default: all but the target. */
  columns?: readonly string[];
  /** Column to predict, which is left alone. */
  target?: string;
  /** How often each column is shuffled; default 5. */
  repeats?: number;
  /** Seed of the shuffles; default: others at each call. */
  seed?: number;
}

/** What shuffling a column does to the score. */
export interface ColumnImportance {
  column: string;
  /** Mean loss of score; about 0 for a column that the model does not use. */
  mean: number;
  /** Standard deviation over the repeats (population). */
  deviation: number;
  /** The loss in each repeat. */
  values: number[];
}

export interface PermutationImportance extends Displayable {
  /** Score of the data as it is. */
  readonly baseline: number;
  /** The columns, most important first. */
  readonly importances: readonly ColumnImportance[];
}

/**
 * How much a fitted model needs each column: how far its score falls when the column's values are shuffled among the
 * rows. Works for any model; do it with data that the model has not seen. Columns that correlate share their importance
 * and may both look unimportant. Semantics of scikit-learn's `permutation_importance`; L. Breiman, "Random forests"
 * (2001).
 *
 * @throws if a column is unknown, there is none or no row, or a score is not a finite number.
 */
export async function permutationImportance(
  df: DataFrame,
  options: PermutationImportanceOptions,
): Promise<PermutationImportance> {
  const { target, repeats = 5, seed } = options;
  count("repeats", repeats, 1);
  const names = options.columns ?? columnNames(df).filter((name) => name !== target);
  if (names.length === 0 || rowCount(df) === 0) {
    throw invalid("df", {
      expected: "at least one row and one column to judge",
      received: `${rowCount(df)} rows, ${names.length} columns`,
    });
  }
  const draws = random(seed);
  const baseline = await scoreOf(df, options);
  const importances: ColumnImportance[] = [];
  for (const column of names) {
    const values: number[] = [];
    for (let i = 0; i < repeats; i++) {
      const order = permutation(rowCount(df), draws);
      values.push(baseline - (await scoreOf(shuffled(df, column, order), options)));
    }
    const { mean, variance } = moments(Float64Array.from(values));
    importances.push({ column, mean, deviation: Math.sqrt(variance), values });
  }
  return show(
    baseline,
    importances.toSorted((a, b) => b.mean - a.mean),
  );
}

function shuffled(df: DataFrame, column: string, order: Int32Array): DataFrame {
  const own = columnOf(df, column);
  const cells = cellsOf(df, column);
  const moved = {
    name: column,
    values: Array.from(order, (at) => cells[at]),
    dtype: dtypeOf(df, own),
  };
  return arrangeColumns(
    df,
    columnNames(df).map((name) => (name === column ? moved : name)),
  );
}

async function scoreOf(df: DataFrame, { score }: PermutationImportanceOptions): Promise<number> {
  const value = await score(df);
  if (Number.isFinite(value)) return value;
  throw invalid("score", { expected: "a function that gives a finite number", received: value });
}

function show(baseline: number, importances: readonly ColumnImportance[]): PermutationImportance {
  return {
    baseline,
    importances,
    [displaySymbol]: (): MimeBundle =>
      tableBundle({
        title: `Permutation importance; score ${formatMetric(baseline)}`,
        header: ["", "loss of score", "±"],
        rows: importances.map(({ column, mean, deviation }) => [
          column,
          formatMetric(mean),
          formatMetric(deviation),
        ]),
      }),
  };
}
