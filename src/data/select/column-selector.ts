import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { tableBundle } from "../../display/simple-table.js";
import { invalid } from "../../util/errors.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";
import { requireFitted, targetOf, type Transformer, type TransformerJson } from "../transformer.js";

/** What a selector found of one column. */
export interface JudgedColumn {
  column: string;
  /** Whether it stays. */
  selected: boolean;
}

/** A transformer that keeps some columns and drops others. */
export interface ColumnSelector<
  Name extends string,
  Options extends object,
  Judged extends JudgedColumn,
>
  extends Transformer, Displayable {
  /** Every column that was judged, in order; `undefined` before `fit`. */
  readonly learnt: readonly Judged[] | undefined;
  /** Names of the judged columns that stay, in order; `undefined` before `fit`. */
  readonly selected: readonly string[] | undefined;
  toJSON(): ColumnSelectorJson<Name, Options, Judged>;
}

export interface ColumnSelectorJson<Name extends string, Options, Judged> extends TransformerJson {
  transformer: Name;
  options: Options;
  learnt?: readonly Judged[];
}

/** One kind of selector. */
export interface SelectorMethod<
  Name extends string,
  Options extends object,
  Judged extends JudgedColumn,
> {
  name: Name;
  /** Complains about options that make no sense. */
  check?(options: Options): void;
  judge(table: Table, options: Options): readonly Judged[];
  /** Columns of the table that is shown, and a row of it. */
  header: readonly string[];
  cells(judged: Judged): readonly string[];
}

/** A selector by a method, with what it learnt before, if anything. */
export function columnSelector<
  Name extends string,
  Options extends object,
  Judged extends JudgedColumn,
>(
  method: SelectorMethod<Name, Options, Judged>,
  options: Options,
  learnt?: readonly Judged[],
): ColumnSelector<Name, Options, Judged> {
  method.check?.(options);
  return new Selector(method, options, learnt);
}

/** Makes the selectors of a method from their JSON. */
export function restoreColumnSelector<
  Name extends string,
  Options extends object,
  Judged extends JudgedColumn,
>(
  method: SelectorMethod<Name, Options, Judged>,
): (json: ColumnSelectorJson<Name, Options, Judged>) => ColumnSelector<Name, Options, Judged> {
  return ({ options, learnt }) => columnSelector(method, options, learnt);
}

class Selector<
  Name extends string,
  Options extends object,
  Judged extends JudgedColumn,
> implements ColumnSelector<Name, Options, Judged> {
  readonly #method: SelectorMethod<Name, Options, Judged>;
  readonly #options: Options;
  #learnt: readonly Judged[] | undefined;

  constructor(
    method: SelectorMethod<Name, Options, Judged>,
    options: Options,
    learnt: readonly Judged[] | undefined,
  ) {
    this.#method = method;
    this.#options = options;
    this.#learnt = learnt;
  }

  get target(): string | undefined {
    return targetOf(this.#options);
  }

  get learnt(): readonly Judged[] | undefined {
    return this.#learnt;
  }

  get selected(): readonly string[] | undefined {
    return this.#learnt?.filter(({ selected }) => selected).map(({ column }) => column);
  }

  fit(data: Tabular): this {
    const learnt = this.#method.judge(tableOf("data", data), this.#options);
    if (!learnt.some(({ selected }) => selected)) {
      throw invalid(this.#method.name, {
        expected: "at least one column that stays",
        received: `none of ${learnt.map(({ column }) => column).join(", ")}`,
      });
    }
    this.#learnt = learnt;
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const learnt = requireFitted(this.#method.name, this.#learnt);
    const missing = learnt.find(({ column }) => !table.names.includes(column));
    if (missing) {
      throw invalid("data", {
        expected: `a column "${missing.column}", as fitted`,
        received: `${table.names.length} columns`,
        available: table.names,
      });
    }
    const dropped = new Set(learnt.filter(({ selected }) => !selected).map(({ column }) => column));
    return table.arrange(table.names.filter((name) => !dropped.has(name)));
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.fit(data).transform(data);
  }

  toJSON(): ColumnSelectorJson<Name, Options, Judged> {
    return {
      transformer: this.#method.name,
      options: this.#options,
      ...(this.#learnt ? { learnt: this.#learnt } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    const { name, header, cells } = this.#method;
    if (!this.#learnt) return { "text/plain": `${name}, not fitted` };
    const kept = this.selected!.length;
    return tableBundle({
      title: `${name}: ${kept} of ${this.#learnt.length} columns stay`,
      header: ["", ...header, ""],
      rows: this.#learnt.map((judged) => [
        judged.column,
        ...cells(judged),
        judged.selected ? "stays" : "dropped",
      ]),
    });
  }
}
