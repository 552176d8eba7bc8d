import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { formatCount } from "../../display/numbers.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import {
  columnsToLearn,
  readFinite,
  requireWidth,
  valuesToLearn,
  type ColumnsOption,
} from "../numeric-columns.js";
import { moments } from "../statistics.js";
import { tableOf, type SameKind, type Tabular } from "../tabular.js";
import { requireFitted, type Transformer, type TransformerJson } from "../transformer.js";
import { distancesTo, nearest, weightings } from "./neighbours.js";

export interface KnnImputerOptions extends ColumnsOption {
  /** Rows whose mean fills a gap, at most; default 5. */
  neighbours?: number;
  /** Whether all of them count alike, or by the inverse of their distance; default `"uniform"`. */
  weights?: keyof typeof weightings;
}

/** A column of the rows that were learnt; `null` where it was missing. */
export interface KnnColumn {
  column: string;
  values: readonly (number | null)[];
}

export interface KnnImputer extends Transformer, Displayable {
  /** The rows that gaps are filled from, by column; `undefined` before `fit`. */
  readonly learnt: readonly KnnColumn[] | undefined;
  toJSON(): KnnImputerJson;
}

export interface KnnImputerJson extends TransformerJson {
  transformer: "knnImputer";
  options: KnnImputerOptions;
  learnt?: readonly KnnColumn[];
}

/** A column with gaps as `NaN`, and the mean of what is there. */
interface Known {
  column: string;
  values: Float64Array;
  mean: number;
}

/**
 * Fills missing numbers by the mean of the nearest rows that have a value there, among those it was fitted on. Follows
 * scikit-learn's `KNNImputer`: the distance of two rows is Euclidean over the columns that both have, scaled up for those
 * that are missing; rows without a column in common are never neighbours, and where there is none the column's mean
 * fills the gap. Scale the columns first: those of large numbers decide otherwise. Time grows with the rows that have a
 * gap times the rows learnt. Data of any kind, see `standardScaler`.
 *
 * @throws if an option is not one of those above, or a column is unknown, not numeric, infinite somewhere, or without a
 *   value.
 */
export function knnImputer(options: KnnImputerOptions = {}): KnnImputer {
  const { neighbours = 5, weights = "uniform" } = options;
  count("neighbours", neighbours, 1);
  if (Object.hasOwn(weightings, weights)) return new Imputer(options);
  const available = Object.keys(weightings);
  throw invalid("weights", { expected: "a weighting", received: weights, available });
}

/** The imputer that `toJSON` described. */
export function restoreKnnImputer({ options, learnt }: KnnImputerJson): KnnImputer {
  const known = learnt?.map(({ column, values }) =>
    know(
      column,
      Float64Array.from(values, (value) => value ?? Number.NaN),
    ),
  );
  return new Imputer(options, known);
}

function know(column: string, values: Float64Array): Known {
  return { column, values, mean: moments(valuesToLearn(column, values)).mean };
}

class Imputer implements KnnImputer {
  readonly #options: KnnImputerOptions;
  #known: readonly Known[] | undefined;

  constructor(options: KnnImputerOptions, known?: readonly Known[]) {
    this.#options = options;
    this.#known = known;
  }

  get learnt(): readonly KnnColumn[] | undefined {
    return this.#known?.map(({ column, values }) => ({
      column,
      values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
    }));
  }

  fit(data: Tabular): this {
    const table = tableOf("data", data);
    this.#known = columnsToLearn(table, this.#options).map((column) =>
      know(column, readFinite(table, column)),
    );
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const known = requireFitted("knnImputer", this.#known);
    requireWidth(table, this.#options, known.length);
    const values = known.map(({ column }) => readFinite(table, column));
    const filled = values.map((column) => column.slice());
    for (let row = 0; row < table.rows; row++) {
      const own = values.map((column) => column[row]!);
      if (!own.some(Number.isNaN)) continue;
      const distances = distancesTo(
        own,
        known.map((column) => column.values),
      );
      own.forEach((value, at) => {
        if (Number.isNaN(value)) filled[at]![row] = this.#fill(known[at]!, distances);
      });
    }
    return table.replace(new Map(known.map(({ column }, at) => [column, filled[at]!])));
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.fit(data).transform(data);
  }

  toJSON(): KnnImputerJson {
    return {
      transformer: "knnImputer",
      options: this.#options,
      ...(this.learnt ? { learnt: this.learnt } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    if (!this.#known) return { "text/plain": "knnImputer, not fitted" };
    const rows = formatCount(this.#known[0]!.values.length);
    const columns = this.#known.map(({ column }) => column).join(", ");
    return { "text/plain": `knnImputer, from ${rows} rows of ${columns}` };
  }

  #fill({ values, mean }: Known, distances: Float64Array): number {
    const { neighbours = 5, weights = "uniform" } = this.#options;
    const found = nearest(values, distances, neighbours);
    if (found.length === 0) return mean;
    const shares = weightings[weights](found.map(({ distance }) => distance));
    const total = shares.reduce((sum, share) => sum + share, 0);
    return found.reduce((sum, { value }, i) => sum + value * shares[i]!, 0) / total;
  }
}
