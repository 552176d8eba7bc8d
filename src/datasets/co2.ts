import type { DataFrame } from "danfojs-node";
import { readTable } from "./read-table.js";

/**
 * Carbon dioxide in the air over Mauna Loa, a time series with a trend and a season: the mean of each `month`
 * ("1958-03" to "2020-04", 746 rows) in parts per million, `co2`. Five months were not measured: `NaN`.
 *
 * Source: Scripps CO₂ Program, through the npm package vega-datasets. Licence: CC BY 4.0.
 */
export async function co2(): Promise<DataFrame> {
  return readTable("co2");
}
