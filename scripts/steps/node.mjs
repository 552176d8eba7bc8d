import { SetupProblem } from "../setup/problem.mjs";

const oldest = 20;

/** @type {import("../setup/run-steps.mjs").Step} */
export const node = {
  title: "Node",
  found() {
    const [major] = process.versions.node.split(".").map(Number);
    return major >= oldest ? `Node ${process.versions.node}` : undefined;
  },
  async run() {
    throw new SetupProblem(
      `Node ${oldest} or newer is needed; this is Node ${process.versions.node} (${process.execPath}).`,
      "Install a newer one (https://nodejs.org, or a version manager such as nvm) and run the command again.",
    );
  },
};
