import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { formatMetric } from "../../display/numbers.js";
import { tableBundle } from "../../display/simple-table.js";
import { invalid } from "../../util/errors.js";
import { readFinite, requireComplete } from "../numeric-columns.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";
import {
  requireFitted,
  targetOf,
  type InvertibleTransformer,
  type TransformerJson,
} from "../transformer.js";
import { linearMap, shifted } from "./linear-map.js";
import { principalComponents, type PrincipalComponent } from "./principal-components.js";
import { mergeScatters, scatterOf, type Scatter } from "./scatter.js";

export interface PcaOptions {
  /**
   * How many components: a whole number; or below 1, the part of the variance that they must explain at least. Default:
   * all, which are as many as columns, or rows if those are fewer.
   */
  components?: number;
  /** Whether each component is scaled to unit variance; default `false`. */
  whiten?: boolean;
  /** Columns to turn into components, by name or position; default: every column of numbers but the target. */
  columns?: readonly (string | number)[];
  /** A column of numbers that is not one of them: the one to predict. */
  target?: string | number;
}

/** What was learnt. */
export interface PcaLearnt {
  /** Names of the columns that the components are made of. */
  columns: readonly string[];
  mean: readonly number[];
  components: readonly PrincipalComponent[];
  /** Rows learnt from. */
  rows: number;
}

export interface Pca extends InvertibleTransformer, Displayable {
  /** What was learnt; `undefined` before `fit`. */
  readonly learnt: PcaLearnt | undefined;
  /** Part of the variance that each component explains, the largest first; `undefined` before `fit`. */
  readonly explainedVarianceRatio: readonly number[] | undefined;
  /**
   * Learns from a part of data that is too large for memory, keeping what was learnt of other parts: the result is that
   * of `fit` on all of them. A part of one row is one too, as long as there are two rows in all.
   */
  partialFit(data: Tabular): this;
  toJSON(): PcaJson;
}

export interface PcaJson extends TransformerJson {
  transformer: "pca";
  options: PcaOptions;
  learnt?: PcaLearnt;
}

/**
 * Principal component analysis: turns columns into uncorrelated ones, `pc1`, `pc2`, …, in the order of their variance.
 * The columns that went in are gone afterwards; other columns stay, before them. Components, signs and variances are
 * those of scikit-learn's `PCA`; computed in float64 from the covariance. Scale the columns first, if their units
 * differ. K. Pearson (1901), H. Hotelling (1933).
 *
 * @throws if `components` is no number that there can be, a column is unknown, not numeric, or infinite or missing
 *   somewhere, there are fewer than two rows, or no column varies.
 * @example
 * const pca = lab.data.pca({ components: 2 }).fit(train);
 * const flat = pca.transform(train); // columns pc1, pc2
 */
export function pca(options: PcaOptions = {}): Pca {
  const { components = 1 } = options;
  if (!(components > 0) || (components >= 1 && !Number.isSafeInteger(components))) {
    throw invalid("components", {
      expected: "a whole number of at least 1, or a part of the variance between 0 and 1",
      received: components,
    });
  }
  return new Analysis(options);
}

/** The analysis that `toJSON` described. */
export function restorePca({ options, learnt }: PcaJson): Pca {
  return new Analysis(options, learnt);
}

class Analysis implements Pca {
  readonly #options: PcaOptions;
  #learnt: PcaLearnt | undefined;
  #scatter: Scatter | undefined;
  #columns: readonly string[] | undefined;

  constructor(options: PcaOptions, learnt?: PcaLearnt) {
    this.#options = options;
    this.#learnt = learnt;
    this.#columns = learnt?.columns;
  }

  get learnt(): PcaLearnt | undefined {
    if (!this.#learnt && this.#scatter && this.#scatter.count > 1) {
      this.#learnt = learn(this.#columns!, this.#scatter, this.#options);
    }
    return this.#learnt;
  }

  get target(): string | undefined {
    return targetOf(this.#options);
  }

  get explainedVarianceRatio(): readonly number[] | undefined {
    return this.learnt?.components.map(({ explainedVarianceRatio }) => explainedVarianceRatio);
  }

  fit(data: Tabular): this {
    const table = tableOf("data", data);
    const columns = columnsOf(table, this.#options);
    if (table.rows < 2) {
      throw invalid("data", { expected: "at least two rows", received: table.rows });
    }
    const scatter = scatterOf(readColumns(table, columns));
    this.#learnt = learn(columns, scatter, this.#options);
    this.#scatter = scatter;
    this.#columns = columns;
    return this;
  }

  partialFit(data: Tabular): this {
    if (this.#learnt && !this.#scatter) {
      throw invalid("pca", {
        expected:
          "one that was not restored from JSON, which does not hold what partialFit goes on from",
        received: "a restored one",
      });
    }
    const table = tableOf("data", data);
    const columns = this.#columns ?? columnsOf(table, this.#options);
    if (table.rows === 0) return this;
    const scatter = scatterOf(readColumns(table, columns));
    this.#scatter = this.#scatter ? mergeScatters(this.#scatter, scatter) : scatter;
    this.#columns = columns;
    this.#learnt = undefined; // computed when it is asked for
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const { columns, mean, components } = requireFitted("pca", this.learnt);
    const scales = this.#scales(components);
    const turned = linearMap(
      readColumns(table, columns).map((column, i) => shifted(column, -mean[i]!)),
      components.map(({ weights }, i) => weights.map((weight) => weight / scales[i]!)),
    );
    return table.arrange([
      ...table.names.filter((name) => !columns.includes(name)),
      ...turned.map((values, i) => ({ name: `pc${i + 1}`, values, dtype: "float32" })),
    ]);
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.fit(data).transform(data);
  }

  inverseTransform<T extends Tabular>(data: T): SameKind<T> {
    const table = tableOf("data", data);
    const { columns, mean, components } = requireFitted("pca", this.learnt);
    const names = this.#componentNames(table, components.length);
    const scales = this.#scales(components);
    const turned = linearMap(
      readColumns(table, names),
      columns.map((_, at) => components.map(({ weights }, i) => weights[at]! * scales[i]!)),
    );
    return table.arrange([
      ...table.names.filter((name) => !names.includes(name)),
      ...columns.map((name, i) => ({
        name,
        values: shifted(turned[i]!, mean[i]!),
        dtype: "float32",
      })),
    ]);
  }

  toJSON(): PcaJson {
    const { learnt } = this;
    return { transformer: "pca", options: this.#options, ...(learnt ? { learnt } : {}) };
  }

  [displaySymbol](): MimeBundle {
    const { learnt } = this;
    if (!learnt) return { "text/plain": "pca, not fitted" };
    let sum = 0;
    return tableBundle({
      title: `pca: ${learnt.components.length} components of ${learnt.columns.length} columns`,
      header: ["", "variance", "part of it", "so far"],
      rows: learnt.components.map(({ explainedVariance, explainedVarianceRatio }, i) => {
        sum += explainedVarianceRatio;
        return [
          `pc${i + 1}`,
          formatMetric(explainedVariance),
          `${(100 * explainedVarianceRatio).toFixed(1)} %`,
          `${(100 * sum).toFixed(1)} %`,
        ];
      }),
    });
  }

  /** What each component is divided by. */
  #scales(components: readonly PrincipalComponent[]): number[] {
    return components.map(({ explainedVariance }) =>
      this.#options.whiten ? Math.sqrt(explainedVariance) || 1 : 1,
    );
  }

  /** Where the components stand: by name in a frame; in data without names they are the last columns. */
  #componentNames(table: Table, count: number): readonly string[] {
    if (table.named) return Array.from({ length: count }, (_, i) => `pc${i + 1}`);
    if (table.names.length >= count) return table.names.slice(table.names.length - count);
    throw invalid("data", {
      expected: `at least ${count} columns, the components`,
      received: `${table.names.length} columns`,
    });
  }
}

function columnsOf(table: Table, { columns, target }: PcaOptions): readonly string[] {
  const names =
    columns?.map(String) ?? table.numericNames.filter((name) => name !== String(target));
  if (names.length > 0) return names;
  throw invalid("data", { expected: "at least one column of numbers", received: "none" });
}

function readColumns(table: Table, columns: readonly string[]): Float64Array[] {
  return columns.map((column) => requireComplete(column, readFinite(table, column)));
}

function learn(columns: readonly string[], scatter: Scatter, options: PcaOptions): PcaLearnt {
  const all = principalComponents(scatter);
  if (!(all[0]!.explainedVariance > 0)) {
    throw invalid("data", { expected: "at least one column that varies", received: "none" });
  }
  const components = all.slice(0, countOf(all, options.components ?? all.length));
  return { columns, mean: Array.from(scatter.mean), components, rows: scatter.count };
}

function countOf(all: readonly PrincipalComponent[], wanted: number): number {
  if (wanted > all.length) {
    throw invalid("components", {
      expected: `at most ${all.length}, the smaller of columns and rows`,
      received: wanted,
    });
  }
  if (wanted >= 1) return wanted;
  let explained = 0;
  const enough = all.findIndex(({ explainedVarianceRatio }) => {
    explained += explainedVarianceRatio;
    return explained > wanted;
  });
  return enough === -1 ? all.length : enough + 1;
}
