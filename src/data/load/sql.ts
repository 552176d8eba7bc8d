import type { DataFrame } from "danfojs-node";
import { withConnection } from "./database.js";
import { withShortErrors } from "./load-error.js";
import { describeQuery, streamQuery } from "./query-columns.js";
import { readFrame } from "./query-frame.js";
import { addTable } from "./tables.js";

/**
 * Asks frames and files by SQL, in DuckDB's dialect: `FROM 'sales/*.parquet'` reads files, and each of the `tables` is a
 * table of its name. Types of the result as for `readCsv`. The frames are not changed; nothing is kept.
 *
 * @param query one SELECT (or WITH … SELECT, or FROM …).
 * @throws what DuckDB says of the query; if one of the tables is no frame.
 * @example
 * await lab.data.sql("SELECT origin, avg(horsepower) AS power FROM cars GROUP BY origin", { cars })
 */
export async function sql(
  query: string,
  tables: Readonly<Record<string, DataFrame>> = {},
): Promise<DataFrame> {
  return withShortErrors("sql", async () =>
    withConnection(async (connection) => {
      for (const [name, df] of Object.entries(tables)) await addTable(connection, name, df);
      const one = query.trim().replace(/;\s*$/, "");
      const columns = await describeQuery(connection, one);
      return readFrame(await streamQuery(connection, one, columns), columns);
    }),
  );
}
