import type { DataFrame } from "danfojs-node";
import { readTable } from "./read-table.js";

/**
 * Wines of one region of Italy: 178 of them, 13 numbers of a chemical analysis each, and the `cultivar` of the grapes:
 * "A" (59), "B" (71) or "C" (48). Nothing is missing; the columns' scales differ by a factor of 10,000.
 *
 * Source: S. Aeberhard, M. Forina, UCI Machine Learning Repository, 1992, as scikit-learn has it. Licence: CC BY 4.0.
 */
export async function wine(): Promise<DataFrame> {
  return readTable("wine");
}
