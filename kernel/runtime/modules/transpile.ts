import type { Loader, TransformOptions } from "esbuild";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
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
  const options = {
    loader: cell?.loader ?? loaders[extname(path)] ?? "ts",
    sourcefile: path,
    sourcemap: "external",
    format,
    target: `node${process.versions.node}`,
  } satisfies TransformOptions;
  return [cell?.code ?? readFileSync(path, "utf8"), options] as const;
}

const require = createRequire(import.meta.url);

/** Loaded at first use: the start of a kernel does not wait for it. */
function esbuild(): typeof import("esbuild") {
  return require("esbuild") as typeof import("esbuild");
}
