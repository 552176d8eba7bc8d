import type { OxcError } from "oxc-parser";
import type { Diagnostic, RelatedPlace, SourceText } from "./diagnostics.js";
import { InsertedText } from "./insertions.js";
import { Lines } from "./lines.js";
import type { LspDiagnostic, LspLocation, LspRange } from "./lsp.js";

/** Errors of modules that are no errors of cells, with the reason. */
const ignored: Readonly<Record<number, string>> = {
  ...Object.fromEntries(
    [1205, 1269, 1280, 1281, 1284, 1285, 1286, 1287, 1288, 1293, 1448, 2748, 18055, 18056].map(
      (code) => [code, "only under `verbatimModuleSyntax`, which is ours and not the user's"],
    ),
  ),
  1484: "an import of a type without `type`: it is left out; 1485: of one that a module exports as a type",
  1485: "as 1484",
  1202: "`import x = require()` becomes a call of the notebook's require",
  6133: "a later cell may use it (an error only under a user's noUnusedLocals)",
  6192: "as 6133, of an import",
  6196: "as 6133, of a type",
  6198: "as 6133, of a destructuring",
  6199: "as 6133, of a declaration",
  7026: "JSX without types of its elements is any",
  7016: "a package without types is any: there is no line that a notebook could add",
  7034: "TypeScript reports 7005 as well where the variable is used, if it is",
};

/** `import x from "x"`, and `import "x"`. */
const missingModule: ReadonlySet<number> = new Set([2307, 2882]);
const errorSeverity = 1;

const typeImports: ReadonlySet<number> = new Set([1484, 1485]);

/** How the place of related information is told. */
export type PlaceName = (location: LspLocation) => string | undefined;

/** The errors that TypeScript found in the user's part of a cell. */
export function errorsOf(
  found: readonly LspDiagnostic[],
  text: InsertedText,
  placeName: PlaceName,
): Diagnostic[] {
  const lines = new Lines(text.text);
  return found.flatMap((diagnostic): Diagnostic[] => {
    const code = Number(diagnostic.code);
    if (diagnostic.severity !== errorSeverity || code in ignored) return [];
    const span = spanInSource(diagnostic.range, lines, text);
    if (!span) return [];
    const { message } = diagnostic;
    const hint = missingModule.has(code) ? installHint(message) : "";
    return [{ ...span, code, message: message + hint, related: related(diagnostic, placeName) }];
  });
}

/** Where a cell imports what is a type only, without saying so: offsets of names in the user's text. */
export function typeImportsIn(found: readonly LspDiagnostic[], text: InsertedText): number[] {
  const places = found.filter(({ code }) => typeImports.has(Number(code)));
  if (places.length === 0) return [];
  const lines = new Lines(text.text);
  return places.flatMap(({ range }) => text.toSource(lines.offsetAt(range.start)) ?? []);
}

/** The errors that TypeScript found in a file that a cell imports. */
export function errorsOfFile(
  found: readonly LspDiagnostic[],
  file: SourceText,
  placeName: PlaceName,
): Diagnostic[] {
  return errorsOf(found, new InsertedText(file.text, []), placeName).map((error) => ({
    ...error,
    file,
  }));
}

/** Whether a name is not known: there may be one that is meant. */
export function isUnknownName({ code }: Diagnostic): boolean {
  return code === 2304 || code === 18004;
}

/** The errors, with what was found about unknown names when TypeScript was told of all. */
export function withSuggestions(
  errors: readonly Diagnostic[],
  suggesting: readonly Diagnostic[],
): Diagnostic[] {
  return errors.map((error) => {
    if (!isUnknownName(error)) return error;
    return suggesting.find(({ start, file }) => start === error.start && !file) ?? error;
  });
}

/** The packages that cannot be found, after some errors. */
export function missingPackages(errors: readonly Diagnostic[]): string[] {
  return errors.flatMap(({ code, message }) =>
    missingModule.has(code ?? 0) ? (packageIn(message) ?? []) : [],
  );
}

/** What to do about it, which TypeScript does not say. */
function installHint(message: string): string {
  const name = packageIn(message);
  return name === undefined ? "" : `\nInstall it beside the notebook: %npm install ${name}`;
}

/** `@scope/name` or `name` of `Cannot find module '@scope/name/part'`; none for a path or a module of Node. */
function packageIn(message: string): string | undefined {
  return /^Cannot find module [^']*'(?!node:)((?:@[^/']+\/)?[^./'][^/']*)/.exec(message)?.[1];
}

function spanInSource(range: LspRange, lines: Lines, text: InsertedText) {
  const start = text.toSource(lines.offsetAt(range.start));
  if (start === undefined) return undefined;
  // What follows the last character may be an insertion.
  const last = text.toSource(lines.offsetAt(range.end) - 1) ?? start;
  return { start, length: Math.max(0, last + 1 - start) };
}

function related(diagnostic: LspDiagnostic, placeName: PlaceName): RelatedPlace[] {
  return (diagnostic.relatedInformation ?? []).flatMap(({ location, message }) => {
    const place = placeName(location);
    return place === undefined ? [] : [{ place, message }];
  });
}

/** What our own parser complains of, where TypeScript does not. */
export function parseErrors(errors: readonly OxcError[]): Diagnostic[] {
  return errors.map(({ message, labels }) => {
    const [label] = labels;
    return {
      start: label?.start ?? 0,
      length: label ? label.end - label.start : 0,
      message,
      related: [],
    };
  });
}
