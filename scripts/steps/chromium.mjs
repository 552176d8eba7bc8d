import { run } from "../setup/command.mjs";
import { findChromium } from "../setup/find-chromium.mjs";
import { SetupProblem } from "../setup/problem.mjs";

const install = ["install", "--yes", "--no-install-recommends", "chromium"];

/**
 * The browser that the checks use JupyterLab with.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const chromium = {
  title: "Chromium",
  megabytes: 400,
  folder: "/usr",
  found() {
    const browser = findChromium();
    return browser && `Chromium (${browser})`;
  },
  async run(log) {
    if (process.env.TRAINLAB_CHROMIUM) throw missing("TRAINLAB_CHROMIUM names no file.");
    const [command, ...args] =
      process.getuid() === 0 ? ["apt-get"] : ["sudo", "--non-interactive", "apt-get"];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    try {
      // A fresh container has no package lists.
      await run(command, [...args, "update"], { log, env });
      await run(command, [...args, ...install], { log, env });
    } catch (error) {
      throw missing(`There is no Chromium, and it could not be installed: ${error.message}.`);
    }
    const browser = findChromium();
    if (!browser) throw missing("The package chromium brought no browser.");
    return `Chromium (${browser})`;
  },
};

function missing(message) {
  return new SetupProblem(
    message,
    "Install the package chromium (Debian: apt install chromium) or Google Chrome, or name one: TRAINLAB_CHROMIUM=/path/to/chrome npm test",
  );
}
