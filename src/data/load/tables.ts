import type { DuckDBConnection, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { isMissing, type ColumnType } from "../frame/column-type.js";
import { columnsOf, isDataFrame, rowCount } from "../frame/read.js";
import { identifier } from "./database.js";

type Api = typeof import("@duckdb/node-api");

/** DuckDB's type for each type of column, and its value for a cell. */
const columnKinds: Readonly<
  Record<
    ColumnType,
    { sql: string; type(api: Api): DuckDBType; value(api: Api, cell: unknown): DuckDBValue }
  >
> = {
  integer: { sql: "INTEGER", type: (api) => api.INTEGER, value: (_, cell) => cell as number },
  number: { sql: "DOUBLE", type: (api) => api.DOUBLE, value: (_, cell) => cell as number },
  boolean: { sql: "BOOLEAN", type: (api) => api.BOOLEAN, value: (_, cell) => cell as boolean },
  date: {
    sql: "TIMESTAMP",
    type: (api) => api.TIMESTAMP,
    value: (api, cell) => new api.DuckDBTimestampValue(BigInt((cell as Date).getTime()) * 1000n),
  },
  text: { sql: "VARCHAR", type: (api) => api.VARCHAR, value: (_, cell) => cell as string },
  mixed: { sql: "VARCHAR", type: (api) => api.VARCHAR, value: (_, cell) => String(cell) },
  empty: { sql: "VARCHAR", type: (api) => api.VARCHAR, value: () => null },
};

/** Rows that DuckDB takes at a time. */
const chunkRows = 2048;

/** Puts a frame into the database as a temporary table; what is missing is NULL. */
export async function addTable(
  connection: DuckDBConnection,
  name: string,
  df: DataFrame,
): Promise<void> {
  if (!isDataFrame(df)) {
    throw invalid(`tables.${name}`, { expected: "a DataFrame", received: df });
  }
  const api = await import("@duckdb/node-api");
  const columns = columnsOf(df);
  if (columns.length === 0) {
    throw invalid(`tables.${name}`, { expected: "a frame with columns", received: "none" });
  }
  const declared = columns.map(
    (column) => `${identifier(column.name)} ${columnKinds[column.type].sql}`,
  );
  await connection.run(`CREATE TEMP TABLE ${identifier(name)} (${declared.join(", ")})`);
  const appender = await connection.createAppender(name);
  try {
    for (let from = 0; from < rowCount(df); from += chunkRows) {
      const chunk = api.DuckDBDataChunk.create(
        columns.map(({ type }) => columnKinds[type].type(api)),
      );
      chunk.setColumns(
        columns.map(({ type, values }) =>
          values
            .slice(from, from + chunkRows)
            .map((cell) => (isMissing(cell) ? null : columnKinds[type].value(api, cell))),
        ),
      );
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
