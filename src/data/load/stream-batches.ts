import type { DataFrame } from "danfojs-node";
import { count } from "../../util/check.js";
import { connect } from "./database.js";
import { withShortErrors } from "./load-error.js";
import { describeQuery, streamQuery } from "./query-columns.js";
import { readFrames } from "./query-frame.js";
import { selection, sourceOf, type Paths, type ReadOptions } from "./sources.js";

export interface StreamBatchesOptions extends ReadOptions {
  /** Rows of each frame; default 10,000. */
  batchSize?: number;
}

/**
 * Reads files part by part, for data larger than memory: a frame of `batchSize` rows at a time, in the order of the
 * files. What they are is told by their names: .csv, .parquet, .json and others. Types as for `readCsv`, found out once
 * for all.
 *
 * @throws (when it is first asked) if a file is not there or not of its kind, or a number is out of range.
 * @example
 * for await (const df of lab.data.streamBatches("clicks/*.parquet", { batchSize: 50_000 })) scaler.partialFit(df);
 */
export async function* streamBatches(
  path: Paths,
  { batchSize = 10_000, ...options }: StreamBatchesOptions = {},
): AsyncGenerator<DataFrame, void, undefined> {
  count("batchSize", batchSize, 1);
  const query = selection(sourceOf(path), options);
  const connection = await connect();
  try {
    const { columns, result } = await withShortErrors("streamBatches", async () => {
      const described = await describeQuery(connection, query);
      return { columns: described, result: await streamQuery(connection, query, described) };
    });
    yield* readFrames(result, columns, batchSize);
  } finally {
    connection.closeSync(); // also when somebody leaves off early
  }
}
