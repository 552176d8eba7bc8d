import { incompleteBeta } from "./incomplete-beta.js";
import { upperIncompleteGamma } from "./incomplete-gamma.js";

/** Probability that an F-distributed number with these degrees of freedom is above `value`. */
export function fSurvival(value: number, over: number, under: number): number {
  if (value === Infinity) return 0;
  return value <= 0 ? 1 : incompleteBeta(under / (under + over * value), under / 2, over / 2);
}

/** Probability that a chi-squared number with these degrees of freedom is above `value`. */
export function chiSquaredSurvival(value: number, degrees: number): number {
  return value <= 0 ? 1 : upperIncompleteGamma(degrees / 2, value / 2);
}

/** Probability that a number of Student's t with these degrees of freedom is farther from 0 than `value`: two-sided. */
export function studentTwoSided(value: number, degrees: number): number {
  const square = value * value;
  // Near 0 the ratio rounds to 1 and loses what the other tail keeps.
  return square > degrees
    ? incompleteBeta(degrees / (degrees + square), degrees / 2, 0.5)
    : 1 - incompleteBeta(square / (degrees + square), 0.5, degrees / 2);
}
