import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * TypeScript's native executable. It is a package of its own for each platform, which only `typescript` depends on, so
 * it is looked for from there.
 */
export function typescriptBinary(): string {
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
  const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
  return join(dirname(createRequire(typescript).resolve(platform)), "lib", "tsc");
}
