import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../places.js";
import type { Part } from "./part.js";

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

/** The packages that package.json pins. */
export const packages: Part = {
  title: "npm packages",
  essential: true,
  examine() {
    const { dependencies } = readManifest(join(packageRoot, "package.json"));
    const wrong = Object.entries(dependencies).flatMap(([name, wanted]) => {
      const installed = installedVersion(name);
      return installed === wanted
        ? []
        : [`${name} ${installed ?? "missing"} in place of ${wanted}`];
    });
    const count = Object.keys(dependencies).length;
    if (wrong.length === 0) return { ok: true, found: `all ${count} that package.json pins` };
    return { ok: false, found: wrong.join(", "), fix: "npm ci --ignore-scripts" };
  },
};

/** Looks for the folder as Node does: the manifest of a package need not be among its exports. */
function installedVersion(name: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const manifest = folders.map((folder) => join(folder, name, "package.json")).find(existsSync);
  return manifest === undefined ? undefined : readManifest(manifest).version;
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
