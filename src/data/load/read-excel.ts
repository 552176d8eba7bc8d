import { readFile } from "node:fs/promises";
import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import type { CellObject, WorkSheet } from "xlsx";
import { fromRows } from "./from-rows.js";

type Xlsx = typeof import("xlsx");

export interface ReadExcelOptions {
  /** Sheet to read, by name or by position from 0; default 0. */
  sheet?: string | number;
}

/**
 * Reads a sheet of an Excel file (.xlsx, .xls, .ods) into a frame; its first row has the names. Dates become `Date`, an
 * empty cell is missing.
 *
 * @throws if the file is not there or no such file, or the sheet is unknown or without rows.
 */
export async function readExcel(
  path: string,
  { sheet = 0 }: ReadExcelOptions = {},
): Promise<DataFrame> {
  const { default: xlsx } = await import("xlsx");
  const book = xlsx.read(await readFile(path), { cellNF: true });
  const name = typeof sheet === "number" ? book.SheetNames[sheet] : sheet;
  const found = name === undefined ? undefined : book.Sheets[name];
  if (!found) {
    throw invalid("sheet", {
      expected: "a sheet of the file",
      received: sheet,
      available: book.SheetNames,
    });
  }
  const epoch = book.Workbook?.WBProps?.date1904 ? excel1904 : excel1900;
  return fromRows(rowsOf(xlsx, found, epoch));
}

/** Days from Excel's day 0 to 1970, by the two ways of counting that a file may have. */
const excel1900 = 25_569;
const excel1904 = 24_107;

function rowsOf(xlsx: Xlsx, sheet: WorkSheet, epoch: number): Record<string, unknown>[] {
  const { s: first, e: last } = xlsx.utils.decode_range(sheet["!ref"] ?? "A1");
  const valueAt = (row: number, column: number): unknown =>
    cellValue(
      xlsx,
      sheet[xlsx.utils.encode_cell({ r: row, c: column })] as CellObject | undefined,
      epoch,
    );
  const rows: Record<string, unknown>[] = [];
  for (let row = first.r + 1; row <= last.r; row++) {
    const cells: Record<string, unknown> = {};
    for (let column = first.c; column <= last.c; column++) {
      const name = valueAt(first.r, column);
      if (name !== null) cells[String(name)] = valueAt(row, column);
    }
    if (Object.values(cells).some((value) => value !== null)) rows.push(cells);
  }
  return rows;
}

/** Dates are numbers that are shown as dates; xlsx itself reads them in the machine's time zone. */
function cellValue(xlsx: Xlsx, cell: CellObject | undefined, epoch: number): unknown {
  if (!cell || cell.t === "e" || cell.t === "z") return null;
  if (cell.t !== "n" || !xlsx.SSF.is_date(String(cell.z ?? ""))) return cell.v ?? null;
  return new Date(Math.round((Number(cell.v) - epoch) * 24 * 60 * 60 * 1000));
}
