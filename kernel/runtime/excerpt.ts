import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bold, cyan, red } from "./colors.js";
import { originalText, type Place } from "./source-maps.js";

const linesBefore = 2;
const linesAfter = 1;
/** A longer line is no source that a person reads: a bundle, data. */
const longestLine = 300;

/** The source around a place, numbered, with a caret below it; nothing where the source is not at hand. */
export function excerpt(place: Place): string[] {
  const lines = textOf(place.file)?.split("\n");
  const target = lines?.[place.line - 1];
  if (!lines || target === undefined || target.length > longestLine) return [];
  const first = Math.max(1, place.line - linesBefore);
  const last = Math.min(lines.length, place.line + linesAfter);
  const width = String(last).length;
  const drawn: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1]!.slice(0, longestLine);
    const label = String(number).padStart(width);
    drawn.push(
      number === place.line ? `${red("❯")} ${bold(label)} │ ${text}` : `  ${cyan(label)} │ ${text}`,
    );
    // The caret keeps the line's tabs, so that it stands below its column.
    if (number === place.line) {
      drawn.push(
        `  ${" ".repeat(width)} │ ${target.slice(0, place.column - 1).replace(/[^\t]/g, " ")}${red("^")}`,
      );
    }
  }
  return drawn;
}

function textOf(file: string): string | undefined {
  const compiled = originalText(file);
  if (compiled !== undefined) return compiled;
  try {
    return readFileSync(file.startsWith("file:") ? fileURLToPath(file) : file, "utf8");
  } catch {
    return undefined;
  }
}
