import { formatCount, formatMetric } from "../../display/numbers.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { random } from "../../util/random.js";
import { readFinite, valuesToLearn, type ColumnsOption } from "../numeric-columns.js";
import { binEdges, strategies, type BinStrategy } from "./bin-edges.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";

export interface KBinsDiscretizerOptions extends ColumnsOption {
  /** Bins of each column, from 2; default 5. */
  bins?: number;
  /** Bins of equal width, of equally many values, or around the centres of k-means; default `"quantile"`. */
  strategy?: BinStrategy;
  /** A column of 0 and 1 for each bin, or the numbers of the bins; default `"oneHot"`. */
  encode?: "oneHot" | "ordinal";
  /** Values of a column that are learnt from, drawn at random where there are more; default 200,000. */
  subsample?: number;
  /** Seed of that draw; default: another draw at each `fit`. */
  seed?: number;
}

/** What was learnt of one column. */
export interface BinnedColumn {
  column: string;
  /** From the low end of the first bin to the high end of the last, rising. */
  edges: readonly number[];
}

export type KBinsDiscretizer = ColumnEncoder<
  "kBinsDiscretizer",
  KBinsDiscretizerOptions,
  BinnedColumn
>;

/**
 * Sorts numbers into bins. Follows scikit-learn's `KBinsDiscretizer`: a bin holds its low edge, the first and the last
 * also what lies outside; bins narrower than 10⁻⁸ are left out of quantiles and k-means; a constant column is one bin.
 * Missing values are skipped by `fit`, stay missing as numbers of bins and are zeros in all of the outputs of `"oneHot"`,
 * which are named `age_0`, `age_1`, …. The inverse gives the middle of the bin, `NaN` for a missing value.
 *
 * @throws if an option is not one of those above, or a column is unknown, not numeric, infinite somewhere, or without a
 *   value.
 * @example
 * lab.data.kBinsDiscretizer({ columns: ["age"], bins: 4, encode: "ordinal" }).fitTransform(df);
 */
export function kBinsDiscretizer(options: KBinsDiscretizerOptions = {}): KBinsDiscretizer {
  return columnEncoder(binning, options);
}

const encodings: ReadonlySet<string> = new Set(["oneHot", "ordinal"]);

export const binning: EncoderMethod<"kBinsDiscretizer", KBinsDiscretizerOptions, BinnedColumn> = {
  name: "kBinsDiscretizer",
  check({ bins = 5, strategy = "quantile", encode = "oneHot", subsample = 200_000 }) {
    count("bins", bins, 2);
    count("subsample", subsample, 1);
    if (!Object.hasOwn(strategies, strategy)) {
      const available = Object.keys(strategies);
      throw invalid("strategy", { expected: "a strategy", received: strategy, available });
    }
    if (!encodings.has(encode)) {
      throw invalid("encode", { expected: "an encoding", received: encode, available: encodings });
    }
  },
  defaultColumns: (table) => table.numericNames,
  learn(column, table, { bins = 5, strategy = "quantile", subsample = 200_000, seed }) {
    const values = valuesToLearn(column, readFinite(table, column));
    const drawn = values.length > subsample ? draw(values, subsample, seed) : values;
    return { column, edges: binEdges(drawn, bins, strategy) };
  },
  outputs: ({ column, edges }, { encode = "oneHot" }) =>
    encode === "ordinal" ? [column] : Array.from(edges.slice(1), (_, bin) => `${column}_${bin}`),
  encode({ column, edges }, table, { encode = "oneHot" }) {
    const values = readFinite(table, column);
    const bins = new Float64Array(values.length);
    for (let row = 0; row < bins.length; row++) bins[row] = binOf(edges, values[row]!);
    if (encode === "ordinal") {
      return [{ values: bins, dtype: bins.some(Number.isNaN) ? "float32" : "int32" }];
    }
    const outputs = Array.from(edges.slice(1), () => new Uint8Array(bins.length));
    for (let row = 0; row < bins.length; row++) {
      const output = outputs[bins[row]!];
      if (output) output[row] = 1;
    }
    return outputs.map((output) => ({ values: output, dtype: "int32" }));
  },
  decode({ edges }, encoded, { encode = "oneHot" }) {
    const middle = (bin: number): number => (edges[bin]! + edges[bin + 1]!) / 2;
    const rows = encoded[0]!.length;
    if (encode === "ordinal") return Float64Array.from(encoded[0]!, middle);
    return Float64Array.from({ length: rows }, (_, row) =>
      middle(encoded.findIndex((output) => output[row]! > 0.5)),
    );
  },
  header: ["bins", "from", "to"],
  cells: ({ edges }) => [
    formatCount(edges.length - 1),
    formatMetric(edges[0]!),
    formatMetric(edges.at(-1)!),
  ],
};

/** Number of inner edges at or below a value; `NaN` of none. */
function binOf(edges: readonly number[], value: number): number {
  if (Number.isNaN(value)) return value;
  let bin = 0;
  while (bin < edges.length - 2 && edges[bin + 1]! <= value) bin++;
  return bin;
}

/** With replacement, as scikit-learn draws here: every value as often as it may come. */
function draw(values: Float64Array, size: number, seed: number | undefined): Float64Array {
  const { int } = random(seed);
  return new Float64Array(size).map(() => values[int(values.length)]!);
}
