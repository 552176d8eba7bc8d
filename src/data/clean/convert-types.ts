import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { isMissing } from "../frame/column-type.js";
import { arrangeColumns } from "../frame/make.js";
import { cellsOf, columnNames, indexOf } from "../frame/read.js";
import { cleaned, type Cleaned } from "./cleaned.js";

/** How a cell becomes a value of each type; `undefined` where it does not. */
const types = {
  number: toNumber,
  integer(value: unknown): number | undefined {
    const number = toNumber(value);
    return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
  },
  boolean: toBoolean,
  date: toDate,
  text: (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value)),
};

export type CellType = keyof typeof types;

export interface ConvertTypesOptions {
  /** What becomes of a cell that is no such value: missing (`"coerce"`, default), or an error (`"raise"`). */
  errors?: "coerce" | "raise";
}

/** A cell that could not be converted. */
export interface FailedCell {
  column: string;
  /** Label of its row. */
  row: string | number;
  value: unknown;
}

export interface ConvertedTypes {
  /** The cells that became missing, by column and row. */
  failed: FailedCell[];
}

/**
 * Converts columns to a type, each by all of its cells. Text of a number may have spaces around it and commas between
 * thousands ("1,234.5"); of a boolean it is true/false, yes/no, y/n, t/f or 1/0; of a date ISO 8601. What is missing
 * stays missing, and so does an empty text, unless the type is text. As pandas' `to_numeric(errors="coerce")`, with a
 * report of what failed. The frame is not changed.
 *
 * @throws if a column or type is unknown, or a cell is no such value and `errors` is `"raise"`.
 * @example
 * const { data, changes } = lab.data.convertTypes(df, { price: "number", sold: "date" });
 */
export function convertTypes(
  df: DataFrame,
  columns: Readonly<Record<string, CellType>>,
  { errors = "coerce" }: ConvertTypesOptions = {},
): Cleaned<ConvertedTypes> {
  if (errors !== "coerce" && errors !== "raise") {
    throw invalid("errors", {
      expected: "what to do",
      received: errors,
      available: ["coerce", "raise"],
    });
  }
  const labels = indexOf(df);
  const failed: FailedCell[] = [];
  const converted = new Map(
    Object.entries(columns).map(([column, type]) => {
      if (!Object.hasOwn(types, type)) {
        const available = Object.keys(types);
        throw invalid(`type of "${column}"`, { expected: "a type", received: type, available });
      }
      const values = cellsOf(df, column).map((value, row) => {
        if (isMissing(value) || (type !== "text" && isBlank(value))) return null;
        const made = types[type](value);
        if (made !== undefined) return made;
        failed.push({ column, row: labels[row]!, value });
        return null;
      });
      return [column, { name: column, values }];
    }),
  );
  if (errors === "raise" && failed.length > 0) {
    const [{ column, row, value }] = failed as [FailedCell];
    throw invalid(`column "${column}"`, {
      expected: `values of type ${columns[column]}`,
      received: `${JSON.stringify(value)} in row ${row}, and ${failed.length - 1} others`,
    });
  }
  const data = arrangeColumns(
    df,
    columnNames(df).map((name) => converted.get(name) ?? name),
  );
  return cleaned(data, { failed }, summary(columns, failed));
}

function summary(
  columns: Readonly<Record<string, CellType>>,
  failed: readonly FailedCell[],
): string[] {
  return Object.entries(columns).map(([column, type]) => {
    const bad = failed.filter((one) => one.column === column);
    if (bad.length === 0) return `${column}: ${type}, every value.`;
    const examples = [...new Set(bad.map(({ value }) => JSON.stringify(value)))].slice(0, 3);
    return `${column}: ${type}; ${bad.length} became missing, such as ${examples.join(", ")}.`;
  });
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  const plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? text.replaceAll(",", "") : text;
  const isDecimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain);
  return isDecimal ? Number(plain) : undefined;
}

const booleans = new Map<unknown, boolean>([
  ["true", true], ["yes", true], ["y", true], ["t", true], ["1", true],
  ["false", false], ["no", false], ["n", false], ["f", false], ["0", false],
]); // prettier-ignore

function toBoolean(value: unknown): boolean | undefined {
  return booleans.get(String(value).trim().toLowerCase());
}

function toDate(value: unknown): Date | undefined {
  const isText = typeof value === "string" && /^\s*\d{4}-\d\d/.test(value);
  const date = value instanceof Date ? value : isText ? new Date(value.trim()) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
