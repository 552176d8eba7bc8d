import { formatMetric } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import { readFinite, type ColumnsOption } from "../numeric-columns.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";

export interface CyclicEncoderOptions extends ColumnsOption {
  /** Columns to encode, each of which has a period; default: all that have one. */
  columns?: readonly (string | number)[];
  /** The period of each column to encode, by name or position: `{ hour: 24, weekday: 7 }`. */
  periods: Readonly<Record<string, number>>;
}

export interface CyclicColumn {
  column: string;
  period: number;
}

export type CyclicEncoder = ColumnEncoder<"cyclicEncoder", CyclicEncoderOptions, CyclicColumn>;

/**
 * Replaces numbers that go round, such as hours and weekdays, by sine and cosine, so that 23 is as near to 0 as 1 is:
 * `hour_sin`, `hour_cos`. Missing values stay missing. The inverse gives numbers from 0 to below the period.
 *
 * @throws if a period is not positive, or a column is unknown, not numeric or infinite somewhere.
 * @example
 * lab.data.cyclicEncoder({ periods: { hour: 24 } }).fitTransform(df);
 */
export function cyclicEncoder(options: CyclicEncoderOptions): CyclicEncoder {
  return columnEncoder(goingRound, options);
}

export const goingRound: EncoderMethod<"cyclicEncoder", CyclicEncoderOptions, CyclicColumn> = {
  name: "cyclicEncoder",
  check({ periods }) {
    for (const [column, period] of Object.entries(periods)) {
      if (period > 0 && Number.isFinite(period)) continue;
      throw invalid(`periods.${column}`, { expected: "a number above 0", received: period });
    }
  },
  defaultColumns: (_, { periods }) => Object.keys(periods),
  learn(column, table, { periods }) {
    readFinite(table, column);
    const period = periods[column];
    if (period !== undefined) return { column, period };
    throw invalid("periods", {
      expected: `a period of column "${column}"`,
      received: "none",
      available: Object.keys(periods),
    });
  },
  outputs: ({ column }) => [`${column}_sin`, `${column}_cos`],
  encode({ column, period }, table) {
    const angles = readFinite(table, column).map((value) => (2 * Math.PI * value) / period);
    return [Math.sin, Math.cos].map((of) => ({
      values: angles.map((x) => of(x)),
      dtype: "float32",
    }));
  },
  decode: ({ period }, [sines, cosines]) =>
    sines!.map((sine, row) => {
      const turns = Math.atan2(sine, cosines![row]!) / (2 * Math.PI);
      return turns < 0 ? (turns + 1) * period : turns * period;
    }),
  header: ["period"],
  cells: ({ period }) => [formatMetric(period)],
};
