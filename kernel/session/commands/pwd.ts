import type { Command } from "./command.js";

export const pwd: Command = {
  usage: { line: "%pwd" },
  summary: "prints the folder of the cells",
  details:
    "Files are read from it. It is the notebook's folder until `%cd` or `process.chdir` changes it.",
  async run(_call, host) {
    host.print(`${(await host.process()).directory}\n`);
  },
};
