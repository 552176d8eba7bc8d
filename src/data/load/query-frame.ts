import type { DuckDBDataChunk, DuckDBResult } from "@duckdb/node-api";
import type { DataFrame } from "danfojs-node";
import { frameOfRows } from "../frame/make.js";
import type { CellKind, QueryColumn } from "./query-columns.js";

/** Texts of a column that are kept as one; more are not looked for. */
const mostShared = 10_000;

/** Rows of a result on the way to a frame. */
interface Rows {
  readonly rows: unknown[][];
  /** Reads a cell of each column, and remembers what decides its dtype. */
  readonly readers: readonly Reader[];
}

interface Reader {
  read(value: unknown): unknown;
  dtype(): string;
}

/** All rows of a result as a frame. */
export async function readFrame(
  result: DuckDBResult,
  columns: readonly QueryColumn[],
): Promise<DataFrame> {
  const all = startRows(columns);
  for await (const chunk of chunksOf(result)) addRows(all, chunk, 0, chunk.rowCount);
  return finish(all, columns);
}

/** The rows of a result as frames of `size` rows; the last one may have fewer. */
export async function* readFrames(
  result: DuckDBResult,
  columns: readonly QueryColumn[],
  size: number,
): AsyncGenerator<DataFrame> {
  let part = startRows(columns);
  for await (const chunk of chunksOf(result)) {
    for (let from = 0; from < chunk.rowCount;) {
      const to = Math.min(chunk.rowCount, from + size - part.rows.length);
      addRows(part, chunk, from, to);
      from = to;
      if (part.rows.length < size) continue;
      yield finish(part, columns);
      part = startRows(columns);
    }
  }
  if (part.rows.length > 0) yield finish(part, columns);
}

async function* chunksOf(result: DuckDBResult): AsyncGenerator<DuckDBDataChunk> {
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    yield chunk;
  }
}

function startRows(columns: readonly QueryColumn[]): Rows {
  return { rows: [], readers: columns.map(({ kind }) => readers[kind]()) };
}

function addRows(
  { rows, readers: read }: Rows,
  chunk: DuckDBDataChunk,
  from: number,
  to: number,
): void {
  const start = rows.length;
  // Of null first: a row that begins with numbers is copied when text or a fraction comes.
  const blank = Array<unknown>(read.length).fill(null);
  for (let row = from; row < to; row++) rows.push(blank.slice());
  read.forEach((reader, column) => {
    const vector = chunk.getColumnVector(column);
    for (let row = from; row < to; row++) {
      rows[start + row - from]![column] = reader.read(vector.getItem(row));
    }
  });
}

function finish({ rows, readers: read }: Rows, columns: readonly QueryColumn[]): DataFrame {
  return frameOfRows(
    rows,
    columns.map(({ name }) => name),
    read.map((reader) => reader.dtype()),
  );
}

const readers: Readonly<Record<CellKind, () => Reader>> = {
  number() {
    let whole = true;
    return {
      read(value) {
        if (typeof value !== "number") {
          whole = false;
          return Number.NaN;
        }
        whole &&= (value | 0) === value;
        return value;
      },
      dtype: () => (whole ? "int32" : "float32"),
    };
  },
  boolean: () => ({ read: (value) => value, dtype: () => "boolean" }),
  date: () => ({
    read: (value) => (typeof value === "number" ? new Date(value) : null),
    dtype: () => "datetime",
  }),
  text() {
    const shared = new Map<unknown, unknown>();
    return {
      read(value) {
        const known = shared.get(value);
        if (known !== undefined) return known;
        if (shared.size < mostShared) shared.set(value, value);
        return value;
      },
      dtype: () => "string",
    };
  },
};
