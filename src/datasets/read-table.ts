import { readFile } from "node:fs/promises";
import type { DataFrame } from "danfojs-node";
import { makeFrame } from "../data/frame/make.js";

/**
 * A table of the folder `datasets`: a header, then rows without quotes; an empty field is missing (`null` among texts,
 * `NaN` among numbers). A column is one of numbers if all its values are.
 */
export async function readTable(name: string): Promise<DataFrame> {
  const text = await readFile(new URL(`../../../datasets/${name}.csv`, import.meta.url), "utf8");
  const [header, ...rows] = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  return makeFrame(
    header!.map((column, at) => ({ name: column, values: valuesOf(rows.map((row) => row[at]!)) })),
  );
}

function valuesOf(fields: readonly string[]): (number | string | null)[] {
  if (fields.some((field) => Number.isNaN(Number(field)))) {
    return fields.map((field) => (field === "" ? null : field));
  }
  return fields.map((field) => (field === "" ? NaN : Number(field)));
}
