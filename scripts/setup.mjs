import { locked } from "./setup/lock.mjs";
import { printLine } from "./setup/progress.mjs";
import { runSteps } from "./setup/run-steps.mjs";
import { build } from "./steps/build.mjs";
import { chromium } from "./steps/chromium.mjs";
import { diskSpace } from "./steps/disk-space.mjs";
import { jupyterlab } from "./steps/jupyterlab.mjs";
import { kernelspec } from "./steps/kernelspec.mjs";
import { libtensorflow } from "./steps/libtensorflow.mjs";
import { node } from "./steps/node.mjs";
import { packages } from "./steps/packages.mjs";
import { python } from "./steps/python.mjs";
import { testPackages } from "./steps/test-packages.mjs";

/** What JupyterLab with the kernel needs, in this order. */
export const startSteps = [node, python, packages, build, libtensorflow, jupyterlab, kernelspec];
/** What the checks need besides. */
export const testSteps = [...startSteps, testPackages, chromium];

/** Does what is not done yet; false, after the reason was printed, where something cannot be done. */
export function setUp(steps) {
  return locked(() => runSteps([diskSpace(steps), ...steps]), printLine);
}
