import type { DataFrame, Series } from "danfojs-node";
import { columnType, dtypes, isMissing, isNumeric } from "../data/frame/column-type.js";
import {
  columnNames,
  columnOf,
  indexOf,
  isDataFrame,
  seriesName,
  seriesValues,
} from "../data/frame/read.js";
import { ends } from "./ends.js";
import { formatCells } from "./format-cells.js";

/** One column of a table as it is shown. */
export interface ViewColumn {
  name: string;
  /** Type by all values, in danfojs's words; "mixed" for several types, "empty" where no value is there. */
  dtype: string;
  /** Numbers line up at the right, everything else at the left. */
  align: "left" | "right";
  cells: readonly { text: string; missing: boolean }[];
}

/** What is shown of a frame or series: the first and last rows and columns. */
export interface FrameView {
  rows: number;
  columns: number;
  /** Row labels; a gap where rows are left out. */
  index: readonly string[];
  /** Columns; `undefined` where columns are left out. */
  shown: readonly (ViewColumn | undefined)[];
}

/** Up to so many rows or columns are shown. */
const most = 20;
/** Of more rows than that, so many: they are alike, while a column is like no other. */
const fewRows = 10;
const gap = "⋮";

/** Chooses and formats what to show of a frame or series. Pure. */
export function viewOf(data: DataFrame | Series): FrameView {
  const index = indexOf(data);
  const rows = ends(index.length, index.length > most ? fewRows : most);
  const names = isDataFrame(data) ? columnNames(data) : [seriesName(data)];
  const read = (at: number) =>
    isDataFrame(data) ? columnOf(data, names[at]!).values : seriesValues(data);
  return {
    rows: index.length,
    columns: names.length,
    index: rows.map((row) => (row === undefined ? gap : String(index[row]))),
    shown: ends(names.length, most).map((at) =>
      at === undefined ? undefined : viewColumn(names[at]!, read(at), rows),
    ),
  };
}

function viewColumn(
  name: string,
  values: readonly unknown[],
  rows: readonly (number | undefined)[],
): ViewColumn {
  const type = columnType(values);
  const shown = rows.flatMap((row) => (row === undefined ? [] : [values[row]]));
  const cells = formatCells(shown).map((text, i) => ({ text, missing: isMissing(shown[i]) }));
  const cut = rows.indexOf(undefined);
  if (cut !== -1) cells.splice(cut, 0, { text: gap, missing: true });
  return {
    name,
    dtype: type === "mixed" || type === "empty" ? type : dtypes[type],
    align: isNumeric(type) || type === "empty" ? "right" : "left",
    cells,
  };
}
