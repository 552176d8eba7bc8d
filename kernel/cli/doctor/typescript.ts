import { outputOf } from "./child.js";
import type { Part } from "./part.js";

/** The native program that checks the cells: an optional package of npm's, one for each kind of machine. */
export const typescript: Part = {
  title: "TypeScript",
  essential: true,
  async examine() {
    const fix = "npm ci --ignore-scripts, without --omit=optional";
    try {
      // Needs a package that may be missing.
      const { typescriptBinary } = await import("../../compiler/typescript-binary.js");
      const binary = typescriptBinary();
      const started = await outputOf(binary, ["--version"]);
      if ("problem" in started) return { ok: false, found: `${binary}: ${started.problem}`, fix };
      return { ok: true, found: `${started.output.replace(/^Version /, "")} (${binary})` };
    } catch (error) {
      return { ok: false, found: (error as Error).message, fix };
    }
  },
};
