import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { root } from "../setup/paths.mjs";
import { SetupProblem } from "../setup/problem.mjs";

const megabyte = 2 ** 20;

/**
 * Whether the disks have room for the steps that are still to do, looked at before the first byte is loaded.
 *
 * @param {import("../setup/run-steps.mjs").Step[]} steps
 * @returns {import("../setup/run-steps.mjs").Step}
 */
export function diskSpace(steps) {
  return {
    title: "disk space",
    async found() {
      const needs = await needed(steps);
      if (needs.some(({ megabytes, free }) => megabytes > free)) return undefined;
      const total = needs.reduce((sum, { megabytes }) => sum + megabytes, 0);
      return total === 0 ? "disk space: nothing to add" : `disk space for ${inGigabytes(total)}`;
    },
    async run() {
      const short = (await needed(steps)).filter(({ megabytes, free }) => megabytes > free);
      throw new SetupProblem(
        short
          .map(
            ({ folder, megabytes, free }) =>
              `${folder} needs ${inGigabytes(megabytes)} and has ${inGigabytes(free)}.`,
          )
          .join("\n"),
        "Free some space, or put the cache elsewhere (TRAINLAB_CACHE=/path/to/folder), and run the command again.",
      );
    },
  };
}

/** Megabytes to add and megabytes free, for each file system. */
async function needed(steps) {
  const systems = new Map();
  for (const { megabytes, folder = root, found } of steps) {
    if (megabytes === undefined || (await found()) !== undefined) continue;
    const existing = nearestExisting(folder);
    const { dev } = statSync(existing);
    const { bavail, bsize } = statfsSync(existing);
    const system = systems.get(dev) ?? {
      folder,
      megabytes: 0,
      free: Math.floor((bavail * bsize) / megabyte),
    };
    systems.set(dev, { ...system, megabytes: system.megabytes + megabytes });
  }
  return [...systems.values()];
}

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

function inGigabytes(megabytes) {
  return `${(megabytes / 1024).toFixed(1)} GB`;
}
