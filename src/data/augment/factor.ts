import { invalid } from "../../util/errors.js";
import type { Random } from "../../util/random.js";

/** How far a change may go: from -f to f, or between two numbers, each equally likely. */
export type Factor = number | readonly [from: number, to: number];

/** @throws if it is no number, or no two of which the second is not smaller. */
export function readFactor(argument: string, factor: Factor): readonly [number, number] {
  const [from, to] = typeof factor === "number" ? [-factor, factor] : factor;
  if (Number.isFinite(from) && Number.isFinite(to) && to >= from) return [from, to];
  throw invalid(argument, {
    expected: "a number of at least 0, or two, the second not smaller",
    received: factor,
  });
}

export function draw([from, to]: readonly [number, number], draws: Random): number {
  return from + (to - from) * draws.next();
}
