import type { DataFrame } from "danfojs-node";
import { identifier, literal, withConnection } from "./database.js";
import { withShortErrors } from "./load-error.js";
import { addTable } from "./tables.js";

export interface WriteCsvOptions {
  /** What stands between fields; default ",". */
  delimiter?: string;
  /** Whether the first line has the names; default `true`. */
  header?: boolean;
}

/**
 * Writes a frame to a CSV file (packed, if its name ends in .gz), without row labels; what is missing is an empty field,
 * dates are in ISO 8601. A file of that name is replaced.
 *
 * @throws if the frame has no column, or the file cannot be written.
 */
export async function writeCsv(
  df: DataFrame,
  path: string,
  { delimiter = ",", header = true }: WriteCsvOptions = {},
): Promise<void> {
  const packed = path.endsWith(".gz") ? ", COMPRESSION gzip" : "";
  await write(df, path, `FORMAT csv, DELIMITER ${literal(delimiter)}, HEADER ${header}${packed}`);
}

/**
 * Writes a frame to a Parquet file, without row labels; types stay. A file of that name is replaced.
 *
 * @throws as `writeCsv`.
 */
export async function writeParquet(df: DataFrame, path: string): Promise<void> {
  await write(df, path, "FORMAT parquet");
}

async function write(df: DataFrame, path: string, options: string): Promise<void> {
  await withShortErrors("write", async () =>
    withConnection(async (connection) => {
      await addTable(connection, "df", df);
      await connection.run(`COPY ${identifier("df")} TO ${literal(path)} (${options})`);
    }),
  );
}
