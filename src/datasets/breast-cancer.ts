import type { DataFrame } from "danfojs-node";
import { readTable } from "./read-table.js";

/**
 * Breast Cancer Wisconsin (Diagnostic): 569 tumours, 30 numbers about the nuclei of their cells (mean, error and worst
 * of radius, texture, perimeter, …) and the `diagnosis`: "malignant" (212) or "benign" (357). Nothing is missing.
 *
 * Source: W. Wolberg, O. Mangasarian, N. Street, W. Street, UCI Machine Learning Repository, 1993, as scikit-learn has
 * it. Licence: CC BY 4.0.
 */
export async function breastCancer(): Promise<DataFrame> {
  return readTable("breast-cancer");
}
