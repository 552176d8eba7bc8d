import type { DataFrame } from "danfojs-node";
import { columnType, isNumeric, type ColumnType } from "../../data/frame/column-type.js";
import { columnsOf, isDataFrame, isSeries, seriesName } from "../../data/frame/read.js";
import { float64 } from "../../data/float64.js";
import { valueRows, type ValueSource } from "../../data/value-rows.js";
import { invalid } from "../../util/errors.js";

/** Data to draw: a frame, one list of values (or of rows of numbers), or several lists by name. */
export type PlotData = DataFrame | ValueSource | Readonly<Record<string, ValueSource>>;

/** A list of values with its name. */
export interface PlotColumn {
  name: string;
  values: ArrayLike<unknown>;
  type: ColumnType;
}

/** A list of numbers with its name; what is missing is `NaN`. */
export interface NumberColumn {
  name: string;
  values: Float64Array;
}

/**
 * The columns of the data. One list is named "value", those of rows of numbers "x0", "x1", …
 * @param wanted names of columns, in this order; default: all of them.
 * @throws if a column is unknown.
 */
export function plotColumns(data: PlotData, wanted?: readonly string[]): readonly PlotColumn[] {
  if (typeof data !== "object" || data === null) {
    throw invalid("data", { expected: "a frame, a list or lists by name", received: data });
  }
  const columns = isDataFrame(data) ? columnsOf(data) : listColumns(data);
  return (wanted ?? columns.map(({ name }) => name)).map((name) => {
    const column = columns.find((other) => other.name === name);
    if (column) return column;
    throw invalid("columns", {
      expected: "columns of the data",
      received: name,
      available: columns.map((other) => other.name),
    });
  });
}

/**
 * The columns of numbers.
 * @param wanted names of columns, in this order; default: every column of numbers.
 * @throws if a column is unknown, holds anything but numbers, or there is none.
 */
export function numberColumns(data: PlotData, wanted?: readonly string[]): readonly NumberColumn[] {
  const columns = plotColumns(data, wanted);
  const chosen = wanted || !isDataFrame(data) ? columns : columns.filter((c) => isNumeric(c.type));
  if (chosen.length > 0 && chosen.every(({ values }) => values.length > 0)) {
    return chosen.map((column) => ({ name: column.name, values: numbersOf(column) }));
  }
  throw invalid("data", { expected: "a column with numbers", received: "none" });
}

/**
 * The values of one column.
 * @throws if it is unknown.
 */
export function columnValues(data: PlotData, name: string): (string | number | boolean)[] {
  const [column] = plotColumns(data, [name]);
  return Array.from(column!.values, (value) => value as string | number | boolean);
}

/**
 * The numbers of a column, what is missing as `NaN`; booleans are 0 and 1.
 * @throws if it holds anything else.
 */
export function numbersOf({ name, values, type }: PlotColumn): Float64Array {
  if (!isNumeric(type) && type !== "empty" && type !== "boolean") {
    throw invalid(`column "${name}"`, { expected: "numbers", received: `${type} values` });
  }
  return float64(values.length, (row) => values[row]);
}

function listColumns(data: Exclude<PlotData, DataFrame>): PlotColumn[] {
  if (isSeries(data)) return list(seriesName(data), data);
  if (isList(data)) return list("value", data);
  return Object.entries(data).flatMap(([name, values]) => list(name, values));
}

function isList(data: object): data is ValueSource {
  return Array.isArray(data) || ArrayBuffer.isView(data) || "dataSync" in data;
}

/** A column for each number of a row; one that stands alone keeps its name. */
function list(name: string, source: ValueSource): PlotColumn[] {
  const { values, width } = valueRows(name, source);
  const columnAt = (at: number): ArrayLike<unknown> =>
    width === 1 ? values : float64(values.length / width, (row) => values[row * width + at]);
  return Array.from({ length: width }, (_, at) => {
    const column = columnAt(at);
    const type = ArrayBuffer.isView(column) ? "number" : columnType(Array.from(column));
    return { name: width === 1 ? name : name === "value" ? `x${at}` : `${name} ${at}`, values: column, type }; // prettier-ignore
  });
}
