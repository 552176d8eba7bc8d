import type { Command } from "../command.js";
import { kernelspecTarget, targetDetails, targetUsage } from "../kernelspec-target.js";
import { writeKernelspecs } from "../write-kernelspec.js";

export const install: Command = {
  usage: targetUsage,
  details: targetDetails,
  run(args) {
    for (const { displayName, folder } of writeKernelspecs(kernelspecTarget(args))) {
      console.log(`installed the kernel "${displayName}" in ${folder}`);
    }
    return 0;
  },
};
