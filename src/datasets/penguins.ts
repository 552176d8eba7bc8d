import type { DataFrame } from "danfojs-node";
import { readTable } from "./read-table.js";

/**
 * Penguins of the Palmer Archipelago: 344 birds with `species` ("Adelie", "Chinstrap", "Gentoo"), `island`,
 * `billLength`, `billDepth` and `flipperLength` in mm, `bodyMass` in g, and `sex`. Two birds lack every measurement,
 * eleven the sex: `NaN` among numbers, `null` among texts.
 *
 * Source: A. Horst, A. Hill, K. Gorman, palmerpenguins (2020), through the npm package vega-datasets. Licence: CC0.
 */
export async function penguins(): Promise<DataFrame> {
  return readTable("penguins");
}
