import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { tableBundle } from "../../display/simple-table.js";
import {
  columnsToLearn,
  readFinite,
  requireWidth,
  valuesToLearn,
  type ColumnsOption,
} from "../numeric-columns.js";
import { tableOf, type SameKind, type Tabular } from "../tabular.js";
import { requireFitted, type InvertibleTransformer, type TransformerJson } from "../transformer.js";

/** A scaler that learns of each column for itself and changes it value by value. */
export interface ColumnScaler<Name extends string, Options, Learnt>
  extends InvertibleTransformer, Displayable {
  /** What was learnt, one record a column; `undefined` before `fit`. */
  readonly learnt: readonly Learnt[] | undefined;
  toJSON(): ColumnScalerJson<Name, Options, Learnt>;
}

export interface ColumnScalerJson<Name extends string, Options, Learnt> extends TransformerJson {
  transformer: Name;
  options: Options;
  learnt?: readonly Learnt[];
}

/** One kind of scaler: pure functions of a column. Missing values never reach them. */
export interface ScalerMethod<Name extends string, Options extends ColumnsOption, Learnt> {
  name: Name;
  /** Complains about options that make no sense. */
  check?(options: Options): void;
  /** Options as JSON holds them, where it does not hold all; throws where one cannot be saved. */
  save?(options: Options): Options;
  /** What is to be known of a column; `values` are those that are there, at least one, of `rows`. */
  learn(column: string, values: Float64Array, options: Options, rows: number): Learnt;
  forward(learnt: Learnt, options: Options): (value: number) => number;
  inverse(learnt: Learnt, options: Options): (value: number) => number;
  /** Columns of the table that is shown, and a row of it. */
  header: readonly string[];
  cells(learnt: Learnt): readonly string[];
}

/** A scaler by a method, with what it learnt before, if anything. */
export function columnScaler<
  Name extends string,
  Options extends ColumnsOption,
  Learnt extends { column: string },
>(
  method: ScalerMethod<Name, Options, Learnt>,
  options: Options,
  learnt?: readonly Learnt[],
): ColumnScaler<Name, Options, Learnt> {
  method.check?.(options);
  return new Scaler(method, options, learnt);
}

/** Makes the scalers of a method from their JSON. */
export function restoreColumnScaler<
  Name extends string,
  Options extends ColumnsOption,
  Learnt extends { column: string },
>(
  method: ScalerMethod<Name, Options, Learnt>,
): (json: ColumnScalerJson<Name, Options, Learnt>) => ColumnScaler<Name, Options, Learnt> {
  return ({ options, learnt }) => columnScaler(method, options, learnt);
}

class Scaler<
  Name extends string,
  Options extends ColumnsOption,
  Learnt extends { column: string },
> implements ColumnScaler<Name, Options, Learnt> {
  readonly #method: ScalerMethod<Name, Options, Learnt>;
  readonly #options: Options;
  #learnt: readonly Learnt[] | undefined;

  constructor(
    method: ScalerMethod<Name, Options, Learnt>,
    options: Options,
    learnt: readonly Learnt[] | undefined,
  ) {
    this.#method = method;
    this.#options = options;
    this.#learnt = learnt;
  }

  get learnt(): readonly Learnt[] | undefined {
    return this.#learnt;
  }

  fit(data: Tabular): this {
    const table = tableOf("data", data);
    this.#learnt = columnsToLearn(table, this.#options).map((column) => {
      const values = valuesToLearn(column, readFinite(table, column));
      return this.#method.learn(column, values, this.#options, table.rows);
    });
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    return this.#change(data, this.#method.forward);
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.fit(data).transform(data);
  }

  inverseTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.#change(data, this.#method.inverse);
  }

  toJSON(): ColumnScalerJson<Name, Options, Learnt> {
    return {
      transformer: this.#method.name,
      options: this.#method.save?.(this.#options) ?? this.#options,
      ...(this.#learnt ? { learnt: this.#learnt } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    const { name, header, cells } = this.#method;
    if (!this.#learnt) return { "text/plain": `${name}, not fitted` };
    return tableBundle({
      title: name,
      header: ["", ...header],
      rows: this.#learnt.map((learnt) => [learnt.column, ...cells(learnt)]),
    });
  }

  #change<T extends Tabular>(
    data: T,
    direction: (learnt: Learnt, options: Options) => (value: number) => number,
  ): SameKind<T> {
    const table = tableOf("data", data);
    const learnt = requireFitted(this.#method.name, this.#learnt);
    requireWidth(table, this.#options, learnt.length);
    const changed = learnt.map((one): [string, Float64Array] => [
      one.column,
      mapPresent(readFinite(table, one.column), direction(one, this.#options)),
    ]);
    return table.replace(new Map(changed));
  }
}

/** A loop, because `map` of a typed array takes several times as long. */
function mapPresent(values: Float64Array, by: (value: number) => number): Float64Array {
  const mapped = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    mapped[row] = Number.isNaN(value) ? value : by(value);
  }
  return mapped;
}
