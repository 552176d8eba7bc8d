import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import type { NewColumn } from "../frame/make.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";
import { requireFitted, targetOf, type Transformer, type TransformerJson } from "../transformer.js";
import { diagramBundle, type Diagram, type Drawable } from "./diagram.js";
import { requireTransformer } from "./pipeline.js";

/** Columns by their type: numbers, or text and booleans. */
const byType = {
  numeric: (table: Table) => table.numericNames,
  categorical: (table: Table) => table.categoricalNames,
} as const;

/** Columns by name or position, or all of a type. */
export type ColumnChoice = readonly (string | number)[] | keyof typeof byType;

/** A transformer, and the columns that it gets. */
export type ColumnPart = readonly [transformer: Transformer, columns: ColumnChoice];

export interface ColumnTransformerOptions {
  /** A column that comes out as it is, last, and that no type chooses: the one to predict. */
  target?: string | number;
  /** What becomes of columns that no part gets: default `"drop"`. `"passthrough"` puts them after the others. */
  remainder?: "drop" | "passthrough";
}

export interface ColumnTransformer extends Transformer, Displayable, Drawable {
  /** Names of all columns that come out; `undefined` before `fit`. */
  readonly featureNames: readonly string[] | undefined;
  toJSON(): ColumnTransformerJson;
}

export interface ColumnTransformerJson extends TransformerJson {
  transformer: "columnTransformer";
  options: ColumnTransformerOptions;
  parts: readonly { transformer: TransformerJson; columns: ColumnChoice }[];
  learnt?: { columns: readonly (readonly string[])[]; featureNames: readonly string[] };
}

/** Which columns each part gets, and which come out. */
interface Learnt {
  readonly columns: readonly (readonly string[])[];
  readonly featureNames: readonly string[];
}

/**
 * Transforms columns by kind, each kind in its own way, and puts the results side by side: numbers are scaled, text is
 * encoded. Semantics and defaults of scikit-learn's `ColumnTransformer`: the parts' columns come out in the order of the
 * parts, and columns of no part are dropped. Which columns are of a type is decided by `fit`. A part may name the target
 * among its columns, for an encoder that looks at it; it comes out once. Shows itself as a diagram.
 *
 * @throws if there is no part, something is no transformer, a column is unknown or no part gets any, or two parts make a
 *   column of one name.
 * @example
 * const prepare = lab.data.columnTransformer(
 *   [
 *     [lab.data.pipeline([lab.data.simpleImputer(), lab.data.standardScaler()]), "numeric"],
 *     [lab.data.oneHotEncoder(), ["city"]],
 *   ],
 *   { target: "price" },
 * );
 */
export function columnTransformer(
  parts: readonly ColumnPart[],
  options: ColumnTransformerOptions = {},
): ColumnTransformer {
  if (parts.length === 0) {
    throw invalid("parts", { expected: "at least one transformer", received: "none" });
  }
  parts.forEach(([transformer, columns], i) => {
    requireTransformer(`parts[${i}]`, transformer);
    if (Array.isArray(columns) || Object.hasOwn(byType, String(columns))) return;
    throw invalid(`columns of parts[${i}]`, {
      expected: "names, or a type of columns",
      received: columns,
      available: Object.keys(byType),
    });
  });
  return new Parts(parts, options);
}

/** The transformer that `toJSON` described. */
export function restoreColumnTransformer(
  { parts, options, learnt }: ColumnTransformerJson,
  restore: (json: TransformerJson) => Transformer,
): ColumnTransformer {
  const restored = parts.map(({ transformer, columns }): ColumnPart => [
    restore(transformer),
    columns,
  ]);
  return new Parts(restored, options, learnt);
}

class Parts implements ColumnTransformer {
  readonly #parts: readonly ColumnPart[];
  readonly #options: ColumnTransformerOptions;
  #learnt: Learnt | undefined;

  constructor(parts: readonly ColumnPart[], options: ColumnTransformerOptions, learnt?: Learnt) {
    this.#parts = parts;
    this.#options = options;
    this.#learnt = learnt;
  }

  get target(): string | undefined {
    return targetOf(this.#options);
  }

  get featureNames(): readonly string[] | undefined {
    return this.#learnt?.featureNames;
  }

  fit(data: Tabular): this {
    const made = this.fitTransform(data);
    if (made instanceof tf.Tensor) made.dispose();
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    const { columns } = requireFitted("columnTransformer", this.#learnt);
    return this.#apply(tableOf("data", data), columns, (transformer, part) =>
      transformer.transform(part),
    ).made;
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const columns = this.#parts.map(([, choice]) => chosen(table, choice, this.#options));
    if (columns.every((names) => names.length === 0)) {
      throw invalid("data", {
        expected: "columns for some of the parts",
        received: table.names,
      });
    }
    const { made, featureNames } = this.#apply(table, columns, (transformer, part) =>
      transformer.fitTransform(part),
    );
    this.#learnt = { columns, featureNames };
    return made;
  }

  toJSON(): ColumnTransformerJson {
    return {
      transformer: "columnTransformer",
      options: this.#options,
      parts: this.#parts.map(([transformer, columns]) => ({
        transformer: transformer.toJSON(),
        columns,
      })),
      ...(this.#learnt ? { learnt: this.#learnt } : {}),
    };
  }

  diagram(): Diagram {
    return {
      title: "columnTransformer",
      flow: "across",
      parts: this.#parts.map(([transformer, choice], i) => ({
        transformer,
        label: labelOf(choice, this.#learnt?.columns[i]),
      })),
    };
  }

  [displaySymbol](): MimeBundle {
    return diagramBundle(this.diagram());
  }

  #apply<T extends Tabular>(
    table: Table<T>,
    columns: readonly (readonly string[])[],
    apply: (transformer: Transformer, part: Tabular) => Tabular,
  ): { made: SameKind<T>; featureNames: readonly string[] } {
    const { target } = this;
    const outputs = columns.flatMap((names, i): NewColumn[] => {
      if (names.length === 0) return [];
      const made = transformed(table, names, (part) => apply(this.#parts[i]![0], part));
      // Columns of data without names are known by position, which a part counts from 0: none of them is the target.
      return table.named ? made.filter(({ name }) => name !== target) : made;
    });
    const rest = this.#remainder(table, columns.flat(), target);
    const featureNames = [...outputs.map(({ name }) => name), ...rest];
    if (table.named) requireDistinct(featureNames);
    return {
      made: table.arrange([...outputs, ...rest]),
      featureNames: table.named ? featureNames : featureNames.map((_, i) => String(i)),
    };
  }

  #remainder(table: Table, used: readonly string[], target: string | undefined): string[] {
    if (target !== undefined) table.cells(target); // complains where the data lacks it
    const unused =
      this.#options.remainder === "passthrough"
        ? table.names.filter((name) => name !== target && !used.includes(name))
        : [];
    return target === undefined ? unused : [...unused, target];
  }
}

function chosen(
  table: Table,
  choice: ColumnChoice,
  { target }: ColumnTransformerOptions,
): readonly string[] {
  if (typeof choice === "string") {
    return byType[choice](table).filter((name) => target === undefined || name !== String(target));
  }
  return choice.map((name) => {
    table.cells(String(name)); // complains where the data lacks it
    return String(name);
  });
}

/** The columns that come out when a part of a table goes in; tensors on the way are freed. */
function transformed(
  table: Table,
  names: readonly string[],
  apply: (part: Tabular) => Tabular,
): NewColumn[] {
  const part = table.arrange(names);
  let made: Tabular | undefined;
  try {
    made = apply(part);
    const result = tableOf("data", made);
    return result.names.map((name) => result.column(name));
  } finally {
    for (const one of [part, made]) if (one instanceof tf.Tensor) one.dispose();
  }
}

function requireDistinct(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw invalid("parts", {
    expected: "columns of different names",
    received: `"${twice}" twice`,
  });
}

function labelOf(choice: ColumnChoice, learnt: readonly string[] | undefined): string {
  const names = learnt ?? (typeof choice === "string" ? undefined : choice.map(String));
  const listed =
    names && names.length > 4 ? [...names.slice(0, 3), `… ${names.length} in all`] : names;
  const type = typeof choice === "string" ? choice : undefined;
  return [type, listed?.join(", ")].filter((part) => part !== undefined).join(": ");
}
