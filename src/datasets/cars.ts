import type { DataFrame } from "danfojs-node";
import { readTable } from "./read-table.js";

/**
 * Auto MPG: 406 cars of 1970 to 1982 with `name`, `origin` ("USA", "Europe", "Japan"), `year`, `cylinders`,
 * `displacement` in cubic inches, `horsepower`, `weight` in pounds, `acceleration` (seconds to 60 mph) and the usual
 * target, `milesPerGallon`. Eight cars lack `milesPerGallon`, six `horsepower`: `NaN`. The source counts the cars of
 * 1981 among those of 1982.
 *
 * Source: R. Quinlan, UCI Machine Learning Repository, 1993, through the npm package vega-datasets. Licence: CC BY 4.0.
 */
export async function cars(): Promise<DataFrame> {
  return readTable("cars");
}
