import type { Message, TransformFailure, TransformOptions, TransformResult } from "esbuild";
import { emitOptionsFor, type EmitOptions } from "../emit-options.js";
import { requirePackage } from "../require-package.js";
import { Lines } from "./lines.js";
import type { Language } from "./parse.js";

const { stop, transform } = requirePackage("esbuild") as typeof import("esbuild");

const options: TransformOptions = {
  target: "node20",
  // Else Node 20 is taken for one that has no `import … with`.
  supported: { "import-attributes": true },
  sourcemap: "external",
};

/** By offset and length in the text that was transpiled. */
export interface EmitError {
  start: number;
  length: number;
  message: string;
}

/** TypeScript as a module of JavaScript for Node, with its source map; or what is wrong with it. */
export async function transpile(
  text: string,
  language: Language,
  emit: EmitOptions,
): Promise<TransformResult | { errors: EmitError[] }> {
  // Without `verbatimModuleSyntax` a name that only a later cell uses would lose its import.
  const compilerOptions = { ...emitOptionsFor(text, emit), verbatimModuleSyntax: true };
  const run = (): Promise<TransformResult> =>
    transform(text, { ...options, loader: language, tsconfigRaw: { compilerOptions } });
  try {
    return await run();
  } catch (error) {
    if (isTransformFailure(error))
      return { errors: error.errors.map((each) => errorIn(text, each)) };
    if (!isServiceFailure(error)) throw error;
    // esbuild works in a process of its own, and starts no other by itself when that ends.
    await stop();
    return run();
  }
}

function errorIn(text: string, { text: message, location }: Message): EmitError {
  if (!location) return { start: 0, length: 0, message };
  // Its columns count bytes of UTF-8.
  const before = Buffer.from(location.lineText).subarray(0, location.column).toString();
  const position = { line: location.line - 1, character: before.length };
  return { start: new Lines(text).offsetAt(position), length: location.length, message };
}

function isTransformFailure(error: unknown): error is TransformFailure {
  return (
    error instanceof Error &&
    "errors" in error &&
    Array.isArray(error.errors) &&
    error.errors.length > 0
  );
}

function isServiceFailure(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("The service ");
}
