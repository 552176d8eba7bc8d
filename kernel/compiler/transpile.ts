import { stop, transform, type TransformOptions, type TransformResult } from "esbuild";
import type { Language } from "./parse.js";

/** Compiler options that decide what a cell becomes; what they are not given keeps esbuild's default. */
export interface EmitOptions {
  experimentalDecorators?: boolean;
  jsx?: "react" | "react-jsx" | "react-jsxdev";
  jsxFactory?: string;
  jsxFragmentFactory?: string;
  jsxImportSource?: string;
  useDefineForClassFields?: boolean;
}

const options: TransformOptions = {
  target: "node20",
  // Else Node 20 is taken for one that has no `import … with`.
  supported: { "import-attributes": true },
  sourcemap: "external",
};

/** TypeScript as a module of JavaScript for Node, with its source map. */
export async function transpile(
  text: string,
  language: Language,
  emit: EmitOptions,
): Promise<TransformResult> {
  // Without `verbatimModuleSyntax` a name that only a later cell uses would lose its import.
  const compilerOptions = { ...emit, verbatimModuleSyntax: true };
  const run = (): Promise<TransformResult> =>
    transform(text, { ...options, loader: language, tsconfigRaw: { compilerOptions } });
  try {
    return await run();
  } catch (error) {
    if (!isServiceFailure(error)) throw error;
    // esbuild works in a process of its own, and starts no other by itself when that ends.
    await stop();
    return run();
  }
}

function isServiceFailure(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("The service ");
}
