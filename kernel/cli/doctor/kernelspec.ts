import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  kernelsFolder,
  kernelspec,
  kernelspecPlaces,
  userKernelsFolder,
  type KernelspecPlace,
} from "../kernelspec.js";
import { environment } from "../places.js";
import type { Part } from "./part.js";

/** How Jupyter clients find the kernels: in `.venv`, in the active environment, among the user's own. */
export const installedKernelspec: Part = {
  title: "kernelspec",
  essential: false,
  examine() {
    const prefixes = [process.env["VIRTUAL_ENV"], process.env["CONDA_PREFIX"], environment];
    const folders = [
      ...prefixes.filter((prefix) => prefix !== undefined).map(kernelsFolder),
      userKernelsFolder(),
    ];
    const installed = folders
      .flatMap(kernelspecPlaces)
      .filter(({ folder }) => existsSync(fileIn(folder)));
    const stale = installed.find((place) => !isCurrent(place));
    if (stale !== undefined) {
      return {
        ok: false,
        found: `${fileIn(stale.folder)} starts another kernel or Node`,
        fix: "trainlab install, with the option for that place",
      };
    }
    if (installed.length > 0) {
      return { ok: true, found: installed.map(({ folder }) => fileIn(folder)).join(", ") };
    }
    return {
      ok: false,
      found: "not installed",
      fix: "npm start, or trainlab install for a Jupyter of your own",
    };
  },
};

function fileIn(folder: string): string {
  return join(folder, "kernel.json");
}

function isCurrent({ language, folder }: KernelspecPlace): boolean {
  const installed: unknown = JSON.parse(readFileSync(fileIn(folder), "utf8"));
  return isDeepStrictEqual(installed, kernelspec(language));
}
