import { join } from "node:path";
import { run } from "../setup/command.mjs";
import { modules, readIfThere, root } from "../setup/paths.mjs";

/**
 * The npm packages. Their install scripts stay off: those that matter here would compile C++ or load from hosts that
 * many networks block, and nothing needs them.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const packages = {
  title: "npm packages",
  megabytes: 900,
  found() {
    const installed = lockedPackages(join(modules, ".package-lock.json"));
    return installed && matches(installed) ? report(installed) : undefined;
  },
  async run(log) {
    await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { log });
    return report(lockedPackages(join(modules, ".package-lock.json")));
  },
};

/** Path → package, of a lock file or of npm's own record of what it has installed, which it writes last. */
function lockedPackages(file) {
  const text = readIfThere(file);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

function matches(installed) {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    // Optional ones are for other systems.
    if (path === "" || link || (optional && !installed[path])) return true;
    return installed[path]?.version === version;
  });
}

function report(installed) {
  return `npm packages (${Object.keys(installed).length})`;
}
