import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { withConnection } from "./database.js";
import { withShortErrors } from "./load-error.js";
import { describeQuery, streamQuery } from "./query-columns.js";
import { readFrame } from "./query-frame.js";
import {
  csvSource,
  jsonSource,
  parquetSource,
  selection,
  type Paths,
  type ReadCsvOptions,
  type ReadOptions,
} from "./sources.js";

/**
 * Reads CSV files into a frame: the delimiter, quotes, header and types are found out, the types by the whole of each
 * column; dates become `Date`. Numbers that are missing are `NaN`, other values `null`. Whole numbers beyond 2⁵³ lose
 * digits: read them as text. Read by DuckDB, on all cores.
 *
 * @param path a file, several, or a pattern such as "logs/*.csv"; files may be packed (.gz).
 * @throws if a file is not there or no CSV file, a line has too many or too few fields, or a column or type is unknown.
 * @example
 * const df = await lab.data.readCsv("houses.csv", { missing: ["", "n/a"], types: { zip: "text" } });
 */
export async function readCsv(path: Paths, options: ReadCsvOptions = {}): Promise<DataFrame> {
  const df = await read("readCsv", selection(csvSource(path, options), options));
  const [only, ...others] = df.columns;
  // Where lines differ in their number of fields, DuckDB finds no delimiter and reads each line as one text.
  if (options.delimiter === undefined && others.length === 0 && /[,;|\t]/.test(only ?? "")) {
    throw invalid("path", {
      expected: "a CSV file whose lines have equally many fields, or a delimiter to be given",
      received: `${[path].flat().join(", ")}, which begins with ${JSON.stringify(only)}`,
    });
  }
  return df;
}

/**
 * Reads Parquet files into a frame. Types as for `readCsv`; lists and structures become JSON texts.
 *
 * @param path a file, several, or a pattern.
 * @throws if a file is not there or no Parquet file, or a column is unknown.
 */
export async function readParquet(path: Paths, options: ReadOptions = {}): Promise<DataFrame> {
  return read("readParquet", selection(parquetSource(path), options));
}

/**
 * Reads JSON files into a frame: an array of objects, or an object a line. Keys may come in any order and be missing.
 * Types as for `readCsv`; lists and structures become JSON texts.
 *
 * @param path a file, several, or a pattern; files may be packed (.gz).
 * @throws if a file is not there or no JSON file, or a column is unknown.
 */
export async function readJson(path: Paths, options: ReadOptions = {}): Promise<DataFrame> {
  return read("readJson", selection(jsonSource(path), options));
}

async function read(what: string, query: string): Promise<DataFrame> {
  return withShortErrors(what, async () =>
    withConnection(async (connection) => {
      // Into a table first: to ask a file for its types and then for its rows reads all of it twice.
      await connection.run(`CREATE TEMP TABLE file AS ${query}`);
      const columns = await describeQuery(connection, "SELECT * FROM file");
      return readFrame(await streamQuery(connection, "SELECT * FROM file", columns), columns);
    }),
  );
}
