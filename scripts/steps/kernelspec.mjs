import { environment } from "../setup/paths.mjs";

/**
 * The kernel, made known to the JupyterLab of the virtual environment: written each time, which costs nothing, so that
 * it follows a new Node or a moved folder.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const kernelspec = {
  title: "kernel",
  found: () => undefined,
  async run() {
    const { displayName, kernelspecFolder } = await import("../../dist/kernel/cli/kernelspec.js");
    const { writeKernelspec } = await import("../../dist/kernel/cli/write-kernelspec.js");
    writeKernelspec(kernelspecFolder(environment));
    return `kernel "${displayName}" in .venv`;
  },
};
