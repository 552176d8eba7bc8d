import { invalid } from "./errors.js";

/** The number, if it is a whole one and at least `minimum` (default 0). @throws otherwise. */
export function count(argument: string, value: number, minimum = 0): number {
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  throw invalid(argument, { expected: `a whole number of at least ${minimum}`, received: value });
}

/** The number, if it is neither infinite nor NaN. @throws otherwise. */
export function finite(argument: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw invalid(argument, { expected: "a number", received: value });
}

/** The number, if it can be a standard deviation: at least 0, and finite. @throws otherwise. */
export function deviation(argument: string, value: number): number {
  if (finite(argument, value) >= 0) return value;
  throw invalid(argument, { expected: "a standard deviation of at least 0", received: value });
}
