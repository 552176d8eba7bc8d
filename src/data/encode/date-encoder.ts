import { invalid } from "../../util/errors.js";
import { isMissing } from "../frame/column-type.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";

const day = 24 * 60 * 60 * 1000;

/** Parts of a date, in UTC. */
const parts = {
  year: (date: Date): number => date.getUTCFullYear(),
  quarter: (date: Date): number => Math.floor(date.getUTCMonth() / 3) + 1,
  month: (date: Date): number => date.getUTCMonth() + 1,
  week: isoWeek,
  day: (date: Date): number => date.getUTCDate(),
  dayOfYear: (date: Date): number =>
    Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / day) + 1,
  weekday: (date: Date): number => (date.getUTCDay() + 6) % 7,
  hour: (date: Date): number => date.getUTCHours(),
  minute: (date: Date): number => date.getUTCMinutes(),
  second: (date: Date): number => date.getUTCSeconds(),
};

/** From 1, but `weekday`, which is 0 for Monday, and `hour`, `minute` and `second`; `week` is that of ISO 8601. */
export type DatePart = keyof typeof parts;

export interface DateEncoderOptions extends ColumnsOption {
  /** Columns to encode; default: every column of dates. Texts of dates are read where a column is named. */
  columns?: readonly (string | number)[];
  /** What becomes of a date; default `["year", "month", "day", "weekday"]`. */
  parts?: readonly DatePart[];
}

export interface DateColumn {
  column: string;
  parts: readonly DatePart[];
}

export type DateEncoder = Omit<
  ColumnEncoder<"dateEncoder", DateEncoderOptions, DateColumn>,
  "inverseTransform"
>;

/**
 * Replaces dates by their parts as numbers: `sold_year`, `sold_month`, …, in UTC, numbered as pandas' `dt` does. A date
 * is a `Date` or a text of ISO 8601 ("2024-03-01", "2024-03-01T12:00Z"; without a zone it is UTC). Missing values stay
 * missing.
 *
 * @throws if a part or column is unknown, there is no column of dates, or a value is no date.
 */
export function dateEncoder(options: DateEncoderOptions = {}): DateEncoder {
  return columnEncoder(dating, options);
}

export const dating: EncoderMethod<"dateEncoder", DateEncoderOptions, DateColumn> = {
  name: "dateEncoder",
  check({ parts: wanted = [] }) {
    const unknown = wanted.find((part) => !Object.hasOwn(parts, part));
    if (unknown === undefined) return;
    const available = Object.keys(parts);
    throw invalid("parts", { expected: "parts of a date", received: unknown, available });
  },
  defaultColumns: (table) =>
    table.names.filter((name) => {
      const cells = table.cells(name);
      const first = Array.prototype.find.call(cells, (cell) => !isMissing(cell)) as unknown;
      return first instanceof Date;
    }),
  learn(column, table, options) {
    datesOf(column, table.cells(column));
    return { column, parts: options.parts ?? ["year", "month", "day", "weekday"] };
  },
  outputs: ({ column, parts: wanted }) => wanted.map((part) => `${column}_${part}`),
  encode({ column, parts: wanted }, table) {
    const dates = datesOf(column, table.cells(column));
    return wanted.map((part) => {
      const values = Float64Array.from(dates, (date) => (date ? parts[part](date) : Number.NaN));
      return { values, dtype: values.some(Number.isNaN) ? "float32" : "int32" };
    });
  },
  header: ["parts"],
  cells: ({ parts: wanted }) => [wanted.join(", ")],
};

/** The dates of a column; `undefined` where one is missing. */
function datesOf(column: string, cells: ArrayLike<unknown>): (Date | undefined)[] {
  return Array.from(cells, (cell, row) => {
    if (isMissing(cell)) return undefined;
    const date = cell instanceof Date ? cell : typeof cell === "string" ? parsed(cell) : undefined;
    if (date && !Number.isNaN(date.getTime())) return date;
    throw invalid(`column "${column}"`, {
      expected: "dates",
      received: `${JSON.stringify(cell)} in row ${row}`,
    });
  });
}

/** JavaScript reads a time without a zone as that of the machine; a date alone as UTC. */
function parsed(text: string): Date {
  const hasZone = /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(text);
  return new Date(/\d[T ]\d/.test(text) && !hasZone ? `${text.replace(" ", "T")}Z` : text);
}

/** Week 1 is the one with the first Thursday. */
function isoWeek(date: Date): number {
  const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const thursday = new Date(start + (3 - ((date.getUTCDay() + 6) % 7)) * day);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - yearStart) / (7 * day)) + 1;
}
