import { environment } from "../setup/paths.mjs";

/**
 * The kernels, made known to the JupyterLab of the virtual environment: written each time, which costs nothing, so that
 * it follows a new Node or a moved folder.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const kernelspec = {
  title: "kernels",
  found: () => undefined,
  async run() {
    const { kernelsFolder } = await import("../../dist/kernel/cli/kernelspec.js");
    const { writeKernelspecs } = await import("../../dist/kernel/cli/write-kernelspec.js");
    const names = writeKernelspecs(kernelsFolder(environment)).map(
      ({ displayName }) => `"${displayName}"`,
    );
    return `kernels ${names.join(" and ")} in .venv`;
  },
};
