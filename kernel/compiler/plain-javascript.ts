import { isSyntactic, type Diagnostic } from "./diagnostics.js";

/** Errors that a cell of plain JavaScript has as well: of names and modules, which no types decide. */
const ofNames: ReadonlySet<number> = new Set([
  2300, // duplicate identifier
  2304, // cannot find a name; 2552: did you mean another
  2305, // a module has no such export; 2724: did you mean another
  2306, // a file is not a module
  2307, // cannot find a module
  2448, // a variable is used before its declaration; 2449: a class
  2449,
  2451, // cannot redeclare
  2552,
  2580, // cannot find a name of Node, jQuery, a test runner, a newer or a browser's library, a bundler
  2581,
  2582,
  2583,
  2584,
  2588, // cannot assign to a constant; below: to an enum, class, function, namespace, import
  2591, // as 2580, where a tsconfig could help
  2592,
  2593,
  2613, // a module has no default export; 2614: and no such name
  2614,
  2628,
  2629,
  2630,
  2631,
  2632,
  2663, // cannot find a name, did you mean the member
  2724,
  18004, // no value for a shorthand property
]);

/** A comment that asks for types, before any code: there TypeScript itself looks for it. */
const asked = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*?\/\/\s*@ts-check\b/;

/** The errors of a cell in a JavaScript notebook: those of its types only where `// @ts-check` asks for them. */
export function errorsOfJavaScript(errors: readonly Diagnostic[], code: string): Diagnostic[] {
  if (asked.test(code)) return [...errors];
  return errors.filter((error) => isSyntactic(error) || ofNames.has(error.code ?? 0));
}
