import { TraceMap, traceSegment } from "@jridgewell/trace-mapping";
import { SourceMap, type DecodedSourceMap } from "magic-string";
import type { EmitOptions } from "../emit-options.js";
import type { Diagnostic } from "./diagnostics.js";
import type { Language } from "./parse.js";
import type { InsertedText } from "./insertions.js";
import { Lines } from "./lines.js";
import { rewrite, type OriginalName, type RewriteNames } from "./rewrite.js";
import { transpile } from "./transpile.js";

/** A script and the way back from it to the cell's text. */
export interface JavaScript {
  code: string;
  sourceMap: string;
}

/** What TypeScript lets pass, but JavaScript does not have: sloppy mode's forms. */
export interface NotJavaScript {
  errors: Diagnostic[];
}

/** From this length on places are known by their line only: more is data, whose map would take longer than its check. */
const detailedLength = 1 << 20;

/** The cell that is turned into JavaScript. */
export interface JavaScriptSource {
  code: string;
  fileName: string;
  language: Language;
  emit: EmitOptions;
}

/**
 * A cell as the script that runs it (see `cell.ts`).
 *
 * @param text the cell with its last expression named
 */
export async function toJavaScript(
  text: InsertedText,
  source: JavaScriptSource,
  names: RewriteNames,
): Promise<JavaScript | NotJavaScript> {
  const transpiled = await transpile(text.text, source.language, source.emit);
  if ("errors" in transpiled) {
    const errors = transpiled.errors.map(({ start, length, message }): Diagnostic => ({
      start: text.toSource(start) ?? 0,
      length,
      message,
      related: [],
    }));
    return { errors };
  }
  const toText = new TraceMap(transpiled.map);
  const script = rewrite(transpiled.code, names, originalNames(transpiled.code, toText));
  const hires = transpiled.code.length < detailedLength && "boundary";
  const toJs = script.generateDecodedMap({ hires });
  return {
    code: script.toString(),
    sourceMap: composed(toJs, toText, text, source).toString(),
  };
}

/** Starts esbuild's process, so that the first cell does not. */
export async function warmUp(): Promise<void> {
  await transpile("", "ts", {});
}

/** esbuild's source map has the names that it changed. */
function originalNames(js: string, map: TraceMap): OriginalName {
  if (map.names.length === 0) return () => undefined;
  const lines = new Lines(js);
  return (offset) => {
    const { line, character } = lines.positionAt(offset);
    const segment = traceSegment(map, line, character);
    return segment?.length === 5 && segment[0] === character ? map.names[segment[4]] : undefined;
  };
}

type Segments = DecodedSourceMap["mappings"];

/** The map from the script to the cell: through the JavaScript that TypeScript became, then past what was inserted. */
function composed(
  toJs: DecodedSourceMap,
  toText: TraceMap,
  text: InsertedText,
  { code, fileName }: JavaScriptSource,
): SourceMap {
  const textLines = new Lines(text.text);
  const codeLines = new Lines(code);
  const mappings: Segments = toJs.mappings.map((line) =>
    line.flatMap((segment): Segments[number] => {
      if (segment.length === 1) return [segment];
      const [column, , jsLine, jsColumn] = segment;
      const traced = traceSegment(toText, jsLine, jsColumn);
      if (!traced || traced.length === 1) return [[column]];
      const offset = text.toSource(textLines.offsetAt({ line: traced[2], character: traced[3] }));
      if (offset === undefined) return [[column]];
      const position = codeLines.positionAt(offset);
      return [[column, 0, position.line, position.character]];
    }),
  );
  return new SourceMap({
    file: fileName,
    sources: [fileName],
    sourcesContent: [code],
    names: [],
    mappings,
  });
}
