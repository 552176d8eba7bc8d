import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { count } from "../../util/check.js";
import {
  columnsToLearn,
  readFinite,
  requireWidth,
  type ColumnsOption,
} from "../numeric-columns.js";
import { tableOf, type SameKind, type Tabular } from "../tabular.js";
import { requireFitted, type Transformer, type TransformerJson } from "../transformer.js";

export interface PolynomialFeaturesOptions extends ColumnsOption {
  /** Highest sum of powers; default 2. */
  degree?: number;
  /** Only products of different columns, no powers; default `false`. */
  interactionOnly?: boolean;
  /** Whether a column of ones, "1", comes first; default `true`. */
  includeBias?: boolean;
}

export interface PolynomialFeatures extends Transformer, Displayable {
  /** Names of the columns that are multiplied; `undefined` before `fit`. */
  readonly learnt: readonly string[] | undefined;
  /** Names of the products, "a", "b", "a^2", "a b", …; `undefined` before `fit`. */
  readonly featureNames: readonly string[] | undefined;
  toJSON(): PolynomialFeaturesJson;
}

export interface PolynomialFeaturesJson extends TransformerJson {
  transformer: "polynomialFeatures";
  options: PolynomialFeaturesOptions;
  learnt?: readonly string[];
}

/**
 * Products and powers of columns, up to a degree, in place of them; other columns stay, before them. What is missing
 * stays missing, in every product. Order, names and defaults of scikit-learn's `PolynomialFeatures`.
 *
 * @throws if the degree is no whole number of at least 1, or a column is unknown, not numeric or infinite somewhere.
 * @example
 * lab.data.polynomialFeatures({ columns: ["width", "height"], includeBias: false }).fitTransform(df);
 */
export function polynomialFeatures(options: PolynomialFeaturesOptions = {}): PolynomialFeatures {
  count("degree", options.degree ?? 2, 1);
  return new Polynomials(options);
}

/** The transformer that `toJSON` described. */
export function restorePolynomialFeatures({
  options,
  learnt,
}: PolynomialFeaturesJson): PolynomialFeatures {
  return new Polynomials(options, learnt);
}

class Polynomials implements PolynomialFeatures {
  readonly #options: PolynomialFeaturesOptions;
  #learnt: readonly string[] | undefined;

  constructor(options: PolynomialFeaturesOptions, learnt?: readonly string[]) {
    this.#options = options;
    this.#learnt = learnt;
  }

  get learnt(): readonly string[] | undefined {
    return this.#learnt;
  }

  get featureNames(): readonly string[] | undefined {
    const columns = this.#learnt;
    return (
      columns && products(columns.length, this.#options).map((factors) => nameOf(factors, columns))
    );
  }

  fit(data: Tabular): this {
    const table = tableOf("data", data);
    const columns = columnsToLearn(table, this.#options);
    for (const column of columns) readFinite(table, column);
    this.#learnt = columns;
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const columns = requireFitted("polynomialFeatures", this.#learnt);
    requireWidth(table, this.#options, columns.length);
    const values = columns.map((column) => readFinite(table, column));
    const made = products(columns.length, this.#options).map((factors) => ({
      name: nameOf(factors, columns),
      values: factors.reduce(
        (product, at) => product.map((value, row) => value * values[at]![row]!),
        new Float64Array(table.rows).fill(1),
      ),
      dtype: "float32",
    }));
    return table.arrange([...table.names.filter((name) => !columns.includes(name)), ...made]);
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.fit(data).transform(data);
  }

  toJSON(): PolynomialFeaturesJson {
    return {
      transformer: "polynomialFeatures",
      options: this.#options,
      ...(this.#learnt ? { learnt: this.#learnt } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    const names = this.featureNames;
    return {
      "text/plain": `polynomialFeatures${names ? `: ${names.join(", ")}` : ", not fitted"}`,
    };
  }
}

/** The factors of each product, as positions that rise: none, one, two, … of them. */
function products(
  columns: number,
  { degree = 2, interactionOnly = false, includeBias = true }: PolynomialFeaturesOptions,
): number[][] {
  let longest: number[][] = [[]];
  const all = includeBias ? [...longest] : [];
  for (let size = 1; size <= degree; size++) {
    longest = longest.flatMap((factors) => {
      const last = factors.at(-1);
      const from = last === undefined ? 0 : interactionOnly ? last + 1 : last;
      return Array.from({ length: Math.max(0, columns - from) }, (_, i) => [...factors, from + i]);
    });
    all.push(...longest);
  }
  return all;
}

function nameOf(factors: readonly number[], columns: readonly string[]): string {
  if (factors.length === 0) return "1";
  return [...new Set(factors)]
    .map((at) => {
      const power = factors.filter((factor) => factor === at).length;
      return power === 1 ? columns[at]! : `${columns[at]}^${power}`;
    })
    .join(" ");
}
