import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Version of a package as it is installed. */
function versionOf(manifest: string): string {
  return (require(manifest) as { version: string }).version;
}

export const version = versionOf("trainlab/package.json");
export const typescriptVersion = versionOf("typescript/package.json");
