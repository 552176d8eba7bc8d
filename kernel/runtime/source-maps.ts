import { createRequire } from "node:module";
import type { SourceMapInput, TraceMap } from "@jridgewell/trace-mapping";

/** A place in something that a person wrote: a cell or a source file. Lines and columns from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

interface Generated {
  /** JSON, parsed when the first error needs it. */
  map: string;
  trace?: TraceMap;
}

const require = createRequire(import.meta.url);
const maps = new Map<string, Generated>();

/** Remembers the source map of code that runs under `file`. */
export function registerSourceMap(file: string, map: string): void {
  maps.set(file, { map });
}

/** Whether `file` is code that we compiled: a cell or a TypeScript file. */
export function isCompiled(file: string): boolean {
  return maps.has(file);
}

/** Where a place in running code was written; the place itself where there is no map. */
export function originalPlace({ file, line, column }: Place): Place {
  const trace = traceOf(file);
  if (!trace) return { file, line, column };
  const found = tracing().originalPositionFor(trace, { line, column: column - 1 });
  return found.line === null
    ? { file, line, column }
    : { file, line: found.line, column: found.column + 1 };
}

/** The text that `file` was compiled from, as its source map carries it. */
export function originalText(file: string): string | undefined {
  return traceOf(file)?.sourcesContent?.[0] ?? undefined;
}

function traceOf(file: string): TraceMap | undefined {
  const generated = maps.get(file);
  if (!generated) return undefined;
  generated.trace ??= new (tracing().TraceMap)(JSON.parse(generated.map) as SourceMapInput);
  return generated.trace;
}

/** Loaded at the first error: the start of a kernel does not wait for it. */
function tracing(): typeof import("@jridgewell/trace-mapping") {
  return require("@jridgewell/trace-mapping") as typeof import("@jridgewell/trace-mapping");
}
