import { join } from "node:path";
import { run } from "../setup/command.mjs";
import { modules } from "../setup/paths.mjs";

/** @type {import("../setup/run-steps.mjs").Step[]} */
export const formatAndLint = [
  {
    title: "format",
    advice: "npm run format mends it.",
    found: () => undefined,
    async run(log) {
      await runPackage("prettier", ["--check", "--log-level", "warn", "."], log);
      return "format (prettier)";
    },
  },
  {
    title: "lint",
    advice: "Mend what is named above.",
    found: () => undefined,
    async run(log) {
      await runPackage("oxlint", ["--deny-warnings"], log);
      return "lint (oxlint)";
    },
  },
];

function runPackage(name, args, log) {
  return run(process.execPath, [join(modules, ".bin", name), ...args], { log });
}
