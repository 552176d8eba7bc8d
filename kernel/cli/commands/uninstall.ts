import { existsSync, rmSync } from "node:fs";
import type { Command } from "../command.js";
import { kernelspecPlaces } from "../kernelspec.js";
import { kernelspecTarget, targetDetails, targetUsage } from "../kernelspec-target.js";

export const uninstall: Command = {
  usage: targetUsage,
  details: targetDetails,
  run(args) {
    const target = kernelspecTarget(args);
    const installed = kernelspecPlaces(target).filter(({ folder }) => existsSync(folder));
    if (installed.length === 0) {
      console.error(`no kernel of TrainLab is in ${target}`);
      return 1;
    }
    for (const { displayName, folder } of installed) {
      rmSync(folder, { recursive: true });
      console.log(`removed the kernel "${displayName}" from ${folder}`);
    }
    return 0;
  },
};
