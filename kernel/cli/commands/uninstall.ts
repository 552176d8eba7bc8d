import { existsSync, rmSync } from "node:fs";
import type { Command } from "../command.js";
import { displayName } from "../kernelspec.js";
import { kernelspecTarget, targetDetails, targetUsage } from "../kernelspec-target.js";

export const uninstall: Command = {
  usage: targetUsage,
  details: targetDetails,
  run(args) {
    const folder = kernelspecTarget(args);
    if (!existsSync(folder)) {
      console.error(`the kernel "${displayName}" is not in ${folder}`);
      return 1;
    }
    rmSync(folder, { recursive: true });
    console.log(`removed the kernel "${displayName}" from ${folder}`);
    return 0;
  },
};
