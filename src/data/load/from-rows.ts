import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { makeFrame } from "../frame/make.js";

/**
 * A frame of objects, one a row: the keys are the columns, in the order in which they first come. Objects may have them in
 * any order; a key that one lacks is missing there (`NaN` in a column of numbers, else `null`). danfojs's own constructor
 * takes values by the order of each object's keys.
 *
 * @throws if there is no row, or a row is no object.
 * @example
 * lab.data.fromRows([{ city: "Oslo", size: 1.5 }, { size: 3, city: "Rome" }, { city: "Paris" }])
 */
export function fromRows(rows: readonly Readonly<Record<string, unknown>>[]): DataFrame {
  if (!Array.isArray(rows) || rows.length === 0) {
    throw invalid("rows", { expected: "at least one object", received: rows });
  }
  const names = new Set<string>();
  rows.forEach((row: unknown, i) => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      throw invalid(`rows[${i}]`, { expected: "an object", received: row });
    }
    for (const name of Object.keys(row)) names.add(name);
  });
  if (names.size === 0) throw invalid("rows", { expected: "objects with keys", received: "none" });
  return makeFrame(
    [...names].map((name) => {
      const values = rows.map((row) => row[name]);
      const isNumeric = values.every((value) => typeof value === "number" || value == null);
      const blank =
        isNumeric && values.some((value) => typeof value === "number") ? Number.NaN : null;
      return { name, values: values.map((value) => value ?? blank) };
    }),
  );
}
