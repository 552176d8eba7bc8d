import { join } from "node:path";
import { fingerprint } from "../setup/fingerprint.mjs";
import { environment } from "../setup/paths.mjs";
import { installRequirements } from "../setup/pip.mjs";
import { Stamp } from "../setup/stamp.mjs";

const requirements = "requirements-test.txt";
const stamp = new Stamp(join(environment, ".trainlab", "test-packages"));
const report = "jupyter_kernel_test, nbclient, papermill in .venv";

/**
 * The Python clients that the checks drive the kernel with.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const testPackages = {
  title: "Python test packages",
  megabytes: 50,
  found: () => stamp.read(fingerprint([requirements])),
  async run(log) {
    stamp.remove();
    await installRequirements(requirements, log);
    stamp.write(fingerprint([requirements]), report);
    return report;
  },
};
