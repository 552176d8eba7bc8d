import type { Command } from "./command.js";

export const nothingDeclared = "Nothing is declared yet.\n";

export const who: Command = {
  usage: { line: "%who" },
  summary: "lists the names that the cells have declared",
  details: "`%whos` says more of each.",
  async run(_call, host) {
    const names = (await host.variables()).map(({ name }) => name);
    host.print(names.length > 0 ? `${names.join("  ")}\n` : nothingDeclared);
  },
};
