import type { Loader, TransformOptions } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { emitOptionsFor, type EmitOptions } from "../../emit-options.js";
import { moduleCellAt } from "./module-cells.js";

/** A source file as JavaScript of this Node. Types are removed, not checked: the compiler does that. */
export interface Transpiled {
  code: string;
  /** JSON. */
  sourceMap: string;
}

const loaders: Readonly<Record<string, Loader>> = {
  ".tsx": "tsx",
  ".jsx": "jsx",
  ".js": "js",
  ".mjs": "js",
};

let emit: EmitOptions = {};

/** What the user's `tsconfig.json` says on it, which each cell brings along. */
export function useEmitOptions(options: EmitOptions): void {
  emit = options;
}

/** As an ES module. */
export async function transpile(path: string): Promise<Transpiled> {
  const { code, map } = await esbuild().transform(...input(path, "esm"));
  return { code, sourceMap: map };
}

/** As a CommonJS module, at once: slower, for `require`, which cannot wait. */
export function transpileNow(path: string): Transpiled {
  const { code, map } = esbuild().transformSync(...input(path, "cjs"));
  return { code, sourceMap: map };
}

function input(path: string, format: "esm" | "cjs") {
  const cell = moduleCellAt(path);
  const text = cell?.code ?? readFileSync(path, "utf8");
  const options = {
    loader: cell?.loader ?? loaders[extname(path)] ?? "ts",
    sourcefile: path,
    sourcemap: "external",
    format,
    target: `node${process.versions.node}`,
    tsconfigRaw: { compilerOptions: emitOptionsFor(text, emit) },
  } satisfies TransformOptions;
  return [text, options] as const;
}

const require = createRequire(import.meta.url);

/** Loaded at first use: the start of a kernel does not wait for it. */
function esbuild(): typeof import("esbuild") {
  return require("esbuild") as typeof import("esbuild");
}
