import type { Series } from "danfojs-node";
import type { Tensor } from "@tensorflow/tfjs-node";
import { float64 } from "../data/float64.js";
import { valueRows, type NumberArray } from "../data/value-rows.js";
import { invalid } from "../util/errors.js";

/** What numbers are read from: one a sample, or a row of several. */
export type NumberSource =
  readonly number[] | readonly (readonly number[])[] | NumberArray | Tensor | Series;

/** Numbers in rows of `width`, one row a sample. */
export interface NumberRows {
  values: Float64Array;
  width: number;
  samples: number;
}

/**
 * Reads finite numbers as float64, one or one row a sample; booleans are 0 and 1.
 * @throws if there is none, or one is missing, infinite or no number.
 */
export function readNumbers(argument: string, source: NumberSource): NumberRows {
  const { values: given, width } = valueRows(argument, source);
  if (given.length === 0) {
    throw invalid(argument, { expected: "at least one number", received: "none" });
  }
  const values = float64(given.length, (at) => (typeof given[at] === "string" ? NaN : given[at]));
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad === -1) return { values, width, samples: values.length / width };
  throw invalid(`${argument}[${Math.floor(bad / width)}]`, {
    expected: "a finite number",
    received: given[bad] ?? "a missing value",
  });
}

/** @throws if a second argument has not as many samples as `truth`. */
export function checkSamples(argument: string, found: number, truth: number): void {
  if (found === truth) return;
  throw invalid(argument, {
    expected: `${truth} samples, as truth has`,
    received: `${found} samples`,
  });
}

/** One column of the rows. */
export function columnAt({ values, width, samples }: NumberRows, column: number): Float64Array {
  return float64(samples, (row) => values[row * width + column]);
}
