import { invalid } from "../util/errors.js";

/** The choice that is meant; upper case and underscores do not matter, so that Keras's spelling is understood. */
export function choose(argument: string, name: string, available: readonly string[]): string {
  const found = available.find((choice) => plain(choice) === plain(name));
  if (found !== undefined) return found;
  throw invalid(argument, { expected: `a known name or a function`, received: name, available });
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
