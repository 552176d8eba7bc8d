import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CommandFailure, run } from "../setup/command.mjs";
import { fetchLibtensorflow } from "../setup/fetch-libtensorflow.mjs";
import { dist, modules } from "../setup/paths.mjs";

/** The same as in src/util/cache-folder.ts, for before anything is built. */
const cache =
  process.env.TRAINLAB_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "trainlab");

/**
 * TensorFlow's library: what a Python on this machine has, or two files of the wheel `tensorflow-cpu`, or what
 * tfjs-node's own installer loads. Without it tensors are computed in JavaScript.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const libtensorflow = {
  title: "libtensorflow",
  megabytes: 1250,
  folder: cache,
  async found() {
    const { found } = await search();
    if (!found) return undefined;
    const version = found.version === undefined ? "" : ` ${found.version}`;
    return `libtensorflow${version} (${found.source}: ${found.path})`;
  },
  async run(log) {
    const sources = [fetchLibtensorflow, installOfTfjsNode];
    for (const source of sources) {
      try {
        await source(log);
        const found = await this.found();
        if (found !== undefined) return found;
      } catch (error) {
        if (!(error instanceof CommandFailure)) throw error;
        log(`${error.message}\n`);
      }
    }
    return {
      warning: [
        "no libtensorflow: tensors are computed in JavaScript, which is 10 to 100 times slower",
        "  The next start tries again. To give one: TRAINLAB_LIBTENSORFLOW=/folder/with/libtensorflow_cc.so.2,",
        "  or: pip install tensorflow-cpu. Why: .setup/logs/libtensorflow.log",
      ].join("\n"),
    };
  },
};

/** Where the built library looks, and what it finds. */
async function search() {
  const locate = join(dist, "src", "native", "locate.js");
  if (!existsSync(locate)) return {};
  const { locateLibtensorflow } = await import(pathToFileURL(locate).href);
  return locateLibtensorflow();
}

function installOfTfjsNode(log) {
  const folder = join(modules, "@tensorflow", "tfjs-node");
  return run(process.execPath, ["scripts/install.js"], { log, cwd: folder });
}
