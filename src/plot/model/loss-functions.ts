import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { linesSpec } from "../parts/lines-spec.js";
import { placesBetween } from "../parts/places-between.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";

export interface LossFunctionsOptions extends TitleOption {
  /** From where to where; default -3 to 3. */
  domain?: readonly [number, number];
  /** What the functions are of; default "error". */
  x?: string;
}

/**
 * Draws loss functions of one number: of the error (predicted − true), of the margin, of the probability of the true
 * class. Where a function is infinite or undefined, its line has a gap.
 *
 * @throws if there is no function, or the domain does not rise.
 * @example
 * lab.plot.lossFunctions({ squared: (e) => e ** 2, absolute: Math.abs })
 */
export function plotLossFunctions(
  losses: Readonly<Record<string, (x: number) => number>>,
  options: LossFunctionsOptions = {},
): Plot {
  return new Plot(lossFunctionsSpec(losses, options));
}

export function lossFunctionsSpec(
  losses: Readonly<Record<string, (x: number) => number>>,
  { domain = [-3, 3], x = "error", title }: LossFunctionsOptions = {},
): VegaLiteSpec {
  const names = Object.keys(losses);
  if (names.length === 0) {
    throw invalid("losses", { expected: "at least one function by name", received: losses });
  }
  const places = placesBetween(domain, 241);
  return linesSpec({
    lines: Object.fromEntries(
      names.map((name) => [name, places.map((place) => ({ x: place, y: losses[name]!(place) }))]),
    ),
    description: `loss functions: ${names.join(", ")}`,
    title,
    x,
    y: "loss",
  });
}
