import { invalid } from "../../util/errors.js";

/**
 * One thing to draw, or several by their names.
 * @param single the name that one alone is given.
 * @throws if there is nothing.
 */
export function named<T extends object>(
  argument: string,
  given: T | Readonly<Record<string, T>>,
  isOne: (given: object) => given is T,
  single: string,
): Readonly<Record<string, T>> {
  if (isOne(given)) return { [single]: given };
  const several = given as Readonly<Record<string, T>>;
  const wrong = Object.keys(several).find((name) => !isOne(several[name]!));
  if (Object.keys(several).length > 0 && wrong === undefined) return several;
  throw invalid(argument, { expected: "one to draw, or several by name", received: given });
}
