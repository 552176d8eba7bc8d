import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { invalid } from "../../util/errors.js";
import {
  columnsToLearn,
  readFinite,
  requireComplete,
  requireWidth,
  type ColumnsOption,
} from "../numeric-columns.js";
import { tableOf, type SameKind, type Tabular } from "../tabular.js";
import { requireFitted, type Transformer, type TransformerJson } from "../transformer.js";
import { scaleOrOne } from "./scale-or-one.js";

export interface NormalizerOptions extends ColumnsOption {
  /** Size of a row: the root of the sum of squares, the sum of sizes, or the largest size; default `"l2"`. */
  norm?: keyof typeof norms;
}

export interface Normalizer extends Transformer, Displayable {
  /** Names of the columns that make up a row; `undefined` before `fit`. */
  readonly learnt: readonly string[] | undefined;
  toJSON(): NormalizerJson;
}

export interface NormalizerJson extends TransformerJson {
  transformer: "normalizer";
  options: NormalizerOptions;
  learnt?: readonly string[];
}

/** How a row's norm grows with each of its values, and what is done to the sum. */
const norms = {
  l1: { add: (sum: number, value: number) => sum + Math.abs(value), root: (sum: number) => sum },
  l2: { add: (sum: number, value: number) => sum + value * value, root: Math.sqrt },
  max: {
    add: (sum: number, value: number) => Math.max(sum, Math.abs(value)),
    root: (sum: number) => sum,
  },
};

/**
 * Divides each row by its size, so that all rows have size 1; rows of zeros stay. Follows scikit-learn's `Normalizer`.
 * Nothing is learnt but which columns belong to a row. Data of any kind, see `standardScaler`; there is no inverse.
 *
 * @throws if the norm or a column is unknown, or a column is not numeric, infinite or missing somewhere.
 */
export function normalizer(options: NormalizerOptions = {}): Normalizer {
  const { norm = "l2" } = options;
  if (Object.hasOwn(norms, norm)) return new RowNormalizer(options);
  throw invalid("norm", { expected: "a norm", received: norm, available: Object.keys(norms) });
}

/** The normalizer that `toJSON` described. */
export function restoreNormalizer({ options, learnt }: NormalizerJson): Normalizer {
  return new RowNormalizer(options, learnt);
}

class RowNormalizer implements Normalizer {
  readonly #options: NormalizerOptions;
  #learnt: readonly string[] | undefined;

  constructor(options: NormalizerOptions, learnt?: readonly string[]) {
    this.#options = options;
    this.#learnt = learnt;
  }

  get learnt(): readonly string[] | undefined {
    return this.#learnt;
  }

  fit(data: Tabular): this {
    const table = tableOf("data", data);
    const columns = columnsToLearn(table, this.#options);
    for (const column of columns) requireComplete(column, readFinite(table, column));
    this.#learnt = columns;
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const columns = requireFitted("normalizer", this.#learnt);
    requireWidth(table, this.#options, columns.length);
    const values = columns.map((column) => requireComplete(column, readFinite(table, column)));
    const divisors = sizes(values, table.rows, this.#options.norm ?? "l2");
    return table.replace(
      new Map(
        columns.map((column, i) => [
          column,
          values[i]!.map((value, row) => value / divisors[row]!),
        ]),
      ),
    );
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.fit(data).transform(data);
  }

  toJSON(): NormalizerJson {
    return {
      transformer: "normalizer",
      options: this.#options,
      ...(this.#learnt ? { learnt: this.#learnt } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    const { norm = "l2" } = this.#options;
    const of = this.#learnt ? `rows of ${this.#learnt.join(", ")}` : "not fitted";
    return { "text/plain": `normalizer (${norm}), ${of}` };
  }
}

/** What each row is divided by: its norm, or 1 where there is none. */
function sizes(
  columns: readonly Float64Array[],
  rows: number,
  norm: keyof typeof norms,
): Float64Array {
  const { add, root } = norms[norm];
  const sums = new Float64Array(rows);
  for (const column of columns) {
    for (let row = 0; row < rows; row++) sums[row] = add(sums[row]!, column[row]!);
  }
  return sums.map((sum) => scaleOrOne(root(sum)));
}
