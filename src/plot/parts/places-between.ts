import { invalid } from "../../util/errors.js";

/**
 * Places from one end to the other, both included.
 * @throws if the second end is not beyond the first.
 */
export function placesBetween([low, high]: readonly [number, number], places: number): number[] {
  if (!(low < high) || !Number.isFinite(high - low)) {
    throw invalid("domain", { expected: "two numbers, the second larger", received: [low, high] });
  }
  return Array.from({ length: places }, (_, i) => low + ((high - low) * i) / (places - 1));
}
