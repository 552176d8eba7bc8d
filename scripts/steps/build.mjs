import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "../setup/command.mjs";
import { fingerprint } from "../setup/fingerprint.mjs";
import { dist, modules, records } from "../setup/paths.mjs";
import { Stamp } from "../setup/stamp.mjs";

const stamp = new Stamp(join(records, "build"));
const sources = ["src", "kernel", "test", "bench", "tsconfig.json", "package-lock.json"];
const report = "TypeScript compiled";

/**
 * The compiled library and kernel; a type error fails it.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const build = {
  title: "TypeScript",
  megabytes: 20,
  advice: "Mend these errors, or take your changes back (git status), and run the command again.",
  found() {
    if (!existsSync(join(dist, "kernel", "main.js"))) return undefined;
    return stamp.read(fingerprint(sources));
  },
  async run(log) {
    stamp.remove();
    const key = fingerprint(sources);
    const node = (...args) => run(process.execPath, args, { log });
    await node(join(modules, "typescript", "bin", "tsc"), "-p", "tsconfig.json");
    await node(join(dist, "kernel", "compiler", "library", "write.js"));
    stamp.write(key, report);
    return report;
  },
};
