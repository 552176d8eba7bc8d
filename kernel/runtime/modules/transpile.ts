import type { Loader } from "esbuild";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

/** A TypeScript file as JavaScript of this Node, as a module of its own. */
export interface Transpiled {
  code: string;
  /** JSON. */
  sourceMap: string;
}

/** Types are removed, not checked: the compiler checks a file when a cell imports it. */
export async function transpile(path: string): Promise<Transpiled> {
  const { transform } = await import("esbuild");
  const { code, map } = await transform(await readFile(path, "utf8"), {
    loader: loaders[extname(path)] ?? "ts",
    sourcefile: path,
    sourcemap: "external",
    format: "esm",
    target: `node${process.versions.node}`,
  });
  return { code, sourceMap: map };
}

const loaders: Readonly<Record<string, Loader>> = { ".tsx": "tsx", ".jsx": "jsx" };
