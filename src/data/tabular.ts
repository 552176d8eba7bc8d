import type { DataFrame } from "danfojs-node";
import type { Tensor, Tensor2D } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import { float64 } from "./float64.js";
import { isMissing, type ColumnType } from "./frame/column-type.js";
import { arrangeColumns, replaceColumns, type NewColumn } from "./frame/make.js";
import {
  cellsOf,
  columnNames,
  columnOf,
  columnPosition,
  columnsOf,
  dtypeOf,
  isDataFrame,
  rowCount,
  rowsOf,
} from "./frame/read.js";

/** Rows and columns: a frame, a 2-D tensor, or an array of rows. */
export type Tabular = DataFrame | Tensor2D | readonly (readonly number[])[];

/** What comes out when a `Tabular` goes in: the same kind. */
export type SameKind<T extends Tabular> = T extends DataFrame
  ? DataFrame
  : T extends Tensor
    ? Tensor2D
    : number[][];

/** Tabular data with its kind taken away: numeric columns can be read and, in a copy, replaced. */
export interface Table<T extends Tabular = Tabular> {
  rows: number;
  /** Whether the columns carry names; else they are known by position. */
  named: boolean;
  /** Names of the columns; "0", "1", … where the data carries none. */
  names: readonly string[];
  /** The columns that hold nothing but numbers. */
  numericNames: readonly string[];
  /** The columns that hold text or booleans; of data without names, all. */
  categoricalNames: readonly string[];
  /** A column as float64, missing as `NaN`; throws where it holds anything but numbers. */
  read(name: string): Float64Array;
  /** A column as it is. */
  cells(name: string): ArrayLike<unknown>;
  /** A column as it is, to be put into other data. */
  column(name: string): NewColumn;
  /** New data of the same kind; columns that are not in the map stay. */
  replace(columns: ReadonlyMap<string, Float64Array>): SameKind<T>;
  /** New data of the same kind, of these columns: own ones by name, and new ones. */
  arrange(columns: readonly (string | NewColumn)[]): SameKind<T>;
}

/**
 * Opens tabular data of any kind.
 * @throws if it is neither a frame, a 2-D tensor nor an array of rows of one length.
 */
export function tableOf<T extends Tabular>(argument: string, data: T): Table<T> {
  return open(argument, data) as Table<T>; // the kind that comes out is the kind that went in
}

function open(argument: string, data: unknown): Table {
  if (isDataFrame(data)) return frameTable(data);
  if (data instanceof tf.Tensor) return tensorTable(argument, data);
  if (Array.isArray(data)) return arrayTable(argument, data);
  throw invalid(argument, {
    expected: "a DataFrame, a 2-D tensor or an array of rows",
    received: data,
  });
}

function frameTable(df: DataFrame): Table {
  const read = new Map<string, Float64Array | undefined>(); // each is read once
  const numbersNamed = (name: string): Float64Array | undefined => {
    if (!read.has(name)) read.set(name, numbersOf(df, name));
    return read.get(name);
  };
  return {
    rows: rowCount(df),
    named: true,
    names: columnNames(df),
    get numericNames() {
      return columnNames(df).filter((name) => numbersNamed(name) !== undefined);
    },
    get categoricalNames() {
      const categorical = new Set<ColumnType>(["text", "boolean"]);
      return columnsOf(df).flatMap(({ name, type }) => (categorical.has(type) ? [name] : []));
    },
    cells: (name) => cellsOf(df, name),
    column(name) {
      const own = columnOf(df, name);
      return { name, values: own.values, dtype: dtypeOf(df, own) };
    },
    read(name) {
      const values = numbersNamed(name);
      if (values) return values;
      throw invalid(`column "${name}"`, {
        expected: "numbers",
        received: `${columnOf(df, name).type} values`,
      });
    },
    replace: (columns) =>
      replaceColumns(
        df,
        new Map([...columns].map(([name, values]) => [name, { name, values, dtype: "float32" }])),
      ),
    arrange: (columns) => arrangeColumns(df, columns),
  };
}

/** A column as float64, missing as `NaN`; `undefined` where it holds anything but numbers. */
function numbersOf(df: DataFrame, name: string): Float64Array | undefined {
  const at = columnPosition(df, name);
  const rows = rowsOf(df);
  const numbers = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const value = rows[row]![at];
    if (typeof value === "number") numbers[row] = value;
    else if (isMissing(value)) numbers[row] = Number.NaN;
    else return undefined;
  }
  return numbers;
}

function tensorTable(argument: string, tensor: Tensor): Table {
  const [rows, width] = tensor.shape;
  if (tensor.rank !== 2 || rows === undefined || width === undefined) {
    throw invalid(argument, { expected: "a tensor of rank 2", received: tensor.shape });
  }
  const values = tensor.dataSync();
  const table = positional(rows, width, (column) => {
    const numbers = new Float64Array(rows);
    for (let row = 0, i = column; row < rows; row++, i += width) numbers[row] = values[i]!;
    return numbers;
  });
  return {
    ...table,
    replace(columns) {
      const replaced = new Float32Array(values);
      for (const [name, column] of columns) {
        for (let row = 0, i = Number(name); row < rows; row++, i += width) {
          replaced[i] = column[row]!;
        }
      }
      return tf.tensor2d(replaced, [rows, width], "float32");
    },
    arrange(columns) {
      const arranged = new Float32Array(rows * columns.length);
      columns.forEach((column, at) => {
        const numbers = typeof column === "string" ? table.read(column) : column.values;
        for (let row = 0, i = at; row < rows; row++, i += columns.length) {
          arranged[i] = numberOr(numbers[row]);
        }
      });
      return tf.tensor2d(arranged, [rows, columns.length], "float32");
    },
  };
}

/** What is not a number, in data of numbers only: missing. */
function numberOr(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}

function arrayTable(argument: string, data: readonly (readonly number[])[]): Table {
  const width = data[0]?.length ?? 0;
  const ragged = data.findIndex((row) => !Array.isArray(row) || row.length !== width);
  if (ragged !== -1) {
    throw invalid(`row ${ragged} of ${argument}`, {
      expected: `an array of ${width} numbers`,
      received: data[ragged],
    });
  }
  const table = positional(data.length, width, (column) =>
    float64(data.length, (row) => numberAt(data, row, column)),
  );
  return {
    ...table,
    replace: (columns) =>
      data.map((row, i) => row.map((value, j) => columns.get(String(j))?.[i] ?? value)),
    arrange(columns) {
      const values = columns.map((column) =>
        typeof column === "string" ? table.read(column) : column.values,
      );
      return data.map((_, row) => values.map((column) => numberOr(column[row])));
    },
  };
}

function numberAt(data: readonly (readonly unknown[])[], row: number, column: number): number {
  const value = data[row]![column];
  if (isMissing(value)) return Number.NaN;
  if (typeof value === "number") return value;
  throw invalid(`row ${row}, column ${column}`, { expected: "a number", received: value });
}

/** Columns that are known by their position only. */
function positional(
  rows: number,
  width: number,
  read: (column: number) => Float64Array,
): Omit<Table, "replace" | "arrange"> {
  const names = Array.from({ length: width }, (_, column) => String(column));
  const readNamed = (name: string): Float64Array => {
    if (names.includes(name)) return read(Number(name));
    throw invalid("column", { expected: "a column of the data", received: name, available: names });
  };
  return {
    rows,
    named: false,
    names,
    numericNames: names,
    categoricalNames: names,
    read: readNamed,
    cells: readNamed,
    column: (name) => ({ name, values: readNamed(name) }),
  };
}
