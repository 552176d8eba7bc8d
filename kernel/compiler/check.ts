import type { OxcError } from "oxc-parser";
import type { Diagnostic, RelatedPlace } from "./diagnostics.js";
import type { InsertedText } from "./insertions.js";
import { Lines } from "./lines.js";
import type { LspDiagnostic, LspLocation, LspRange } from "./lsp.js";

/** Errors of modules that are no errors of cells, with the reason. */
const ignored: Readonly<Record<number, string>> = {
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

/** What to do about an error, where TypeScript does not say. */
const hints: Readonly<Record<number, (message: string) => string>> = {
  2307: (message) => {
    const name = /^Cannot find module '((?:@[^/']+\/)?[^./'][^/']*)/.exec(message)?.[1];
    return name && !name.startsWith("node:")
      ? `\nInstall it beside the notebook: npm install ${name}`
      : "";
  },
};

const errorSeverity = 1;

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
    const message = diagnostic.message + (hints[code]?.(diagnostic.message) ?? "");
    return [{ ...span, code, message, related: related(diagnostic, placeName) }];
  });
}

function spanInSource(range: LspRange, lines: Lines, text: InsertedText) {
  const start = text.toSource(lines.offsetAt(range.start));
  if (start === undefined) return undefined;
  const end = text.toSource(lines.offsetAt(range.end)) ?? start + 1;
  return { start, length: Math.max(0, end - start) };
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
