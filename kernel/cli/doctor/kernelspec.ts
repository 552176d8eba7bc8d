import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { kernelspec, kernelspecFolder, userKernelspecFolder } from "../kernelspec.js";
import { environment } from "../places.js";
import type { Part } from "./part.js";

/** How Jupyter clients find the kernel: in `.venv`, in the active environment, among the user's own. */
export const installedKernelspec: Part = {
  title: "kernelspec",
  essential: false,
  examine() {
    const prefixes = [process.env["VIRTUAL_ENV"], process.env["CONDA_PREFIX"], environment];
    const folders = [
      ...prefixes.filter((prefix) => prefix !== undefined).map(kernelspecFolder),
      userKernelspecFolder(),
    ];
    const files = folders.map((folder) => join(folder, "kernel.json")).filter(existsSync);
    const stale = files.find((file) => !isCurrent(file));
    if (stale !== undefined) {
      return {
        ok: false,
        found: `${stale} starts another kernel or Node`,
        fix: "trainlab install, with the option for that place",
      };
    }
    if (files.length > 0) return { ok: true, found: files.join(", ") };
    return {
      ok: false,
      found: "not installed",
      fix: "npm start, or trainlab install for a Jupyter of your own",
    };
  },
};

function isCurrent(file: string): boolean {
  const installed: unknown = JSON.parse(readFileSync(file, "utf8"));
  return isDeepStrictEqual(installed, kernelspec());
}
