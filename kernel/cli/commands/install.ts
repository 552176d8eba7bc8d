import type { Command } from "../command.js";
import { displayName } from "../kernelspec.js";
import { kernelspecTarget, targetDetails, targetUsage } from "../kernelspec-target.js";
import { writeKernelspec } from "../write-kernelspec.js";

export const install: Command = {
  usage: targetUsage,
  details: targetDetails,
  run(args) {
    const folder = kernelspecTarget(args);
    writeKernelspec(folder);
    console.log(`installed the kernel "${displayName}" in ${folder}`);
    return 0;
  },
};
