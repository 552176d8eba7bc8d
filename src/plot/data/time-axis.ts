import { isMissing } from "../../data/frame/column-type.js";
import { invalid } from "../../util/errors.js";

/** When each value was measured. */
export interface TimeAxis {
  type: "temporal" | "quantitative";
  /** Milliseconds since 1970 in the first case. */
  places: number[];
}

/**
 * Reads times: dates, text that JavaScript reads as one, or numbers, which stay numbers.
 * @throws if one is missing or no time, or they do not rise.
 */
export function timeAxis(argument: string, values: ArrayLike<unknown>): TimeAxis {
  const given = Array.from(values);
  const numbers = given.every((value) => typeof value === "number");
  const places = given.map((value, i) => {
    const place = value instanceof Date ? value.getTime() : numbers ? Number(value) : Date.parse(String(value)); // prettier-ignore
    if (!isMissing(value) && Number.isFinite(place)) return place;
    throw invalid(`${argument}[${i}]`, {
      expected: "a date or a number",
      received: isMissing(value) ? "a missing value" : value,
    });
  });
  const falling = places.findIndex((place, i) => i > 0 && place <= places[i - 1]!);
  if (falling === -1) return { type: numbers ? "quantitative" : "temporal", places };
  throw invalid(`${argument}[${falling}]`, {
    expected: "a time after the one before",
    received: given[falling],
  });
}

/** As many times more, each after the last by the usual step. */
export function continued({ places }: TimeAxis, count: number): number[] {
  const last = places.at(-1) ?? -1;
  const steps = places.slice(1).map((place, i) => place - places[i]!);
  const step = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1;
  return Array.from({ length: count }, (_, i) => last + (i + 1) * step);
}
