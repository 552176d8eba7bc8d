import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { tableBundle } from "../../display/simple-table.js";
import { invalid } from "../../util/errors.js";
import type { NewColumn } from "../frame/make.js";
import { requireWidth, type ColumnsOption } from "../numeric-columns.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";
import {
  requireFitted,
  targetOf,
  type InvertibleTransformer,
  type TransformerJson,
} from "../transformer.js";

/** An encoder that learns of each column for itself and puts one or more columns of numbers in its place. */
export interface ColumnEncoder<Name extends string, Options, Learnt>
  extends InvertibleTransformer, Displayable {
  /** What was learnt, one record a column; `undefined` before `fit`. */
  readonly learnt: readonly Learnt[] | undefined;
  /** Names of all columns after `transform` of the data that it was fitted on; `undefined` before `fit`. */
  readonly featureNames: readonly string[] | undefined;
  toJSON(): ColumnEncoderJson<Name, Options, Learnt>;
}

export interface ColumnEncoderJson<Name extends string, Options, Learnt> extends TransformerJson {
  transformer: Name;
  options: Options;
  /** Names of all columns of the data that was learnt from. */
  names?: readonly string[];
  learnt?: readonly Learnt[];
}

/** One kind of encoder: pure functions of a column. */
export interface EncoderMethod<Name extends string, Options extends ColumnsOption, Learnt> {
  name: Name;
  /** Complains about options that make no sense. */
  check?(options: Options): void;
  /** Columns that are encoded where none are named. */
  defaultColumns(table: Table, options: Options): readonly string[];
  learn(column: string, table: Table, options: Options): Learnt;
  /** Names of the columns that take the place of the learnt one. */
  outputs(learnt: Learnt, options: Options): readonly string[];
  /** The values of these columns. */
  encode(learnt: Learnt, table: Table, options: Options): readonly EncodedColumn[];
  /** The same for the data that was learnt from, where that differs. */
  encodeTraining?(learnt: Learnt, table: Table, options: Options): readonly EncodedColumn[];
  /** The column again, from the values of its outputs; absent where nothing leads back. */
  decode?(learnt: Learnt, encoded: readonly Float64Array[], options: Options): ArrayLike<unknown>;
  /** Columns of the table that is shown, and a row of it. */
  header: readonly string[];
  cells(learnt: Learnt): readonly string[];
}

export type EncodedColumn = Omit<NewColumn, "name">;

/** What an encoder of columns knows. */
interface Knowledge<Learnt> {
  names: readonly string[];
  columns: readonly Learnt[];
}

/** An encoder by a method, with what it learnt before, if anything. */
export function columnEncoder<
  Name extends string,
  Options extends ColumnsOption,
  Learnt extends { column: string },
>(
  method: EncoderMethod<Name, Options, Learnt>,
  options: Options,
  knowledge?: Knowledge<Learnt>,
): ColumnEncoder<Name, Options, Learnt> {
  method.check?.(options);
  return new Encoder(method, options, knowledge);
}

/** Makes the encoders of a method from their JSON. */
export function restoreColumnEncoder<
  Name extends string,
  Options extends ColumnsOption,
  Learnt extends { column: string },
>(
  method: EncoderMethod<Name, Options, Learnt>,
): (json: ColumnEncoderJson<Name, Options, Learnt>) => ColumnEncoder<Name, Options, Learnt> {
  return ({ options, names, learnt }) =>
    columnEncoder(method, options, names && learnt ? { names, columns: learnt } : undefined);
}

class Encoder<
  Name extends string,
  Options extends ColumnsOption,
  Learnt extends { column: string },
> implements ColumnEncoder<Name, Options, Learnt> {
  readonly #method: EncoderMethod<Name, Options, Learnt>;
  readonly #options: Options;
  #knowledge: Knowledge<Learnt> | undefined;

  constructor(
    method: EncoderMethod<Name, Options, Learnt>,
    options: Options,
    knowledge: Knowledge<Learnt> | undefined,
  ) {
    this.#method = method;
    this.#options = options;
    this.#knowledge = knowledge;
  }

  get target(): string | undefined {
    return targetOf(this.#options);
  }

  get learnt(): readonly Learnt[] | undefined {
    return this.#knowledge?.columns;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#knowledge && this.#layout(this.#knowledge).flatMap(({ outputs }) => outputs);
  }

  fit(data: Tabular): this {
    const table = tableOf("data", data);
    const columns =
      this.#options.columns?.map(String) ?? this.#method.defaultColumns(table, this.#options);
    if (table.rows === 0 || columns.length === 0) {
      throw invalid("data", {
        expected: "at least one row and one column to encode",
        received: `${table.rows} rows, ${columns.length} columns to encode`,
      });
    }
    const learnt = columns.map((column) => this.#method.learn(column, table, this.#options));
    const knowledge = { names: table.names, columns: learnt };
    requireDifferent(this.#layout(knowledge).flatMap(({ outputs }) => outputs));
    this.#knowledge = knowledge;
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    return this.#encode(data, this.#method.encode);
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    const { encode, encodeTraining = encode } = this.#method;
    return this.fit(data).#encode(data, encodeTraining);
  }

  #encode<T extends Tabular>(
    data: T,
    encode: EncoderMethod<Name, Options, Learnt>["encode"],
  ): SameKind<T> {
    const table = tableOf("data", data);
    const { columns, names } = this.#required();
    requireWidth(table, {}, names.length);
    const encoded = new Map(
      columns.map((learnt) => [learnt.column, this.#encoded(learnt, table, encode)]),
    );
    return table.arrange(
      table.names.flatMap<string | NewColumn>((name) => encoded.get(name) ?? [name]),
    );
  }

  inverseTransform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const layout = this.#layout(this.#required());
    const width = layout.reduce((sum, { outputs }) => sum + outputs.length, 0);
    requireWidth(table, {}, width);
    let position = 0;
    const placed = layout.map(({ outputs, learnt }) => {
      const places = outputs.map((name, i) => (table.named ? name : String(position + i)));
      position += outputs.length;
      return { places, learnt };
    });
    const decoded = new Map(
      placed.flatMap(({ places, learnt }) =>
        learnt ? [[places[0]!, this.#decoded(learnt, places, table)]] : [],
      ),
    );
    const gone = new Set(placed.flatMap(({ places, learnt }) => (learnt ? places : [])));
    return table.arrange(
      table.names.flatMap<string | NewColumn>(
        (name) => decoded.get(name) ?? (gone.has(name) ? [] : [name]),
      ),
    );
  }

  toJSON(): ColumnEncoderJson<Name, Options, Learnt> {
    const { names, columns } = this.#knowledge ?? {};
    return {
      transformer: this.#method.name,
      options: this.#options,
      ...(names && columns ? { names, learnt: columns } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    const { name, header, cells } = this.#method;
    if (!this.#knowledge) return { "text/plain": `${name}, not fitted` };
    return tableBundle({
      title: name,
      header: ["", ...header],
      rows: this.#knowledge.columns.map((learnt) => [learnt.column, ...cells(learnt)]),
    });
  }

  #required(): Knowledge<Learnt> {
    return requireFitted(this.#method.name, this.#knowledge);
  }

  #encoded(
    learnt: Learnt,
    table: Table,
    encode: EncoderMethod<Name, Options, Learnt>["encode"],
  ): NewColumn[] {
    const names = this.#method.outputs(learnt, this.#options);
    const values = encode(learnt, table, this.#options);
    return names.map((name, i) => ({ name, ...values[i]! }));
  }

  #decoded(learnt: Learnt, places: readonly string[], table: Table): NewColumn {
    const { name, decode } = this.#method;
    if (!decode) throw invalid(name, { expected: "transform()", received: "inverseTransform()" });
    const encoded = places.map((place) => table.read(place));
    return { name: learnt.column, values: decode(learnt, encoded, this.#options) };
  }

  /** The columns that were learnt from, each with what comes out of it. */
  #layout({
    names,
    columns,
  }: Knowledge<Learnt>): { outputs: readonly string[]; learnt?: Learnt }[] {
    const known = new Map(columns.map((learnt) => [learnt.column, learnt]));
    return names.map((name) => {
      const learnt = known.get(name);
      return learnt
        ? { outputs: this.#method.outputs(learnt, this.#options), learnt }
        : { outputs: [name] };
    });
  }
}

function requireDifferent(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw invalid("data", { expected: "no column with the name of an encoded one", received: twice });
}
