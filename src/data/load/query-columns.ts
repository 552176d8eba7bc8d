import type { DuckDBConnection, DuckDBResult } from "@duckdb/node-api";
import { identifier } from "./database.js";

/** A column of a query's result, as it is read. */
export interface QueryColumn {
  readonly name: string;
  readonly kind: CellKind;
}

export type CellKind = "number" | "boolean" | "date" | "text";

/** How DuckDB is asked for the cells of each kind. */
const expressions: Readonly<Record<CellKind, (name: string) => string>> = {
  number: (name) => `CAST(${name} AS DOUBLE)`,
  boolean: (name) => name,
  date: (name) => `CAST(epoch_ms(CAST(${name} AS TIMESTAMP)) AS DOUBLE)`,
  text: (name) => `CAST(${name} AS VARCHAR)`,
};

const kinds: readonly (readonly [type: RegExp, kind: CellKind])[] = [
  [/^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\([\d,]+\))$/, "number"],
  [/^BOOLEAN$/, "boolean"],
  [/^(?:DATE|TIMESTAMP.*)$/, "date"],
];

/** The columns of a query. */
export async function describeQuery(
  connection: DuckDBConnection,
  query: string,
): Promise<QueryColumn[]> {
  const described = await connection.runAndReadAll(`DESCRIBE ${query}`);
  return described.getRows().map(([name, type]) => ({
    name: String(name),
    kind: kinds.find(([pattern]) => pattern.test(String(type)))?.[1] ?? "text",
  }));
}

/** Starts to read the columns of a query; whatever is not a number, boolean or date comes as text. */
export async function streamQuery(
  connection: DuckDBConnection,
  query: string,
  columns: readonly QueryColumn[],
): Promise<DuckDBResult> {
  const selected = columns.map(({ name, kind }) => expressions[kind](identifier(name)));
  return connection.stream(`SELECT ${selected.join(", ")} FROM (${query})`);
}
