import type { Command } from "./command.js";
import { usageError } from "./usage-error.js";

export const env: Command = {
  usage: { line: "%env [NAME[=VALUE]]" },
  summary: "lists, prints or sets environment variables of the cells",
  details: `- \`%env\`: lists all; values whose names sound secret are hidden
- \`%env NAME\`: prints one
- \`%env NAME=VALUE\` or \`%env NAME VALUE\`: sets one, also for programs that cells and commands start`,
  words: async ([, ...more], source) => {
    const { environment } = await source.state();
    const names = more.length > 0 ? [] : Object.keys(environment).toSorted();
    return names.map((text) => ({ text, type: "variable" }));
  },
  async run({ argument }, host) {
    const name = /^[^\s=]*/.exec(argument)?.[0] ?? "";
    const value = argument.slice(name.length).replace(/^\s*=?\s*/, "");
    if (argument === "") {
      const { environment } = await host.process();
      const names = Object.keys(environment).toSorted();
      host.print(
        names.map((each) => `${each}=${listed(each, environment[each] ?? "")}\n`).join(""),
      );
    } else if (name === "") {
      throw usageError(`%env: expected NAME or NAME=VALUE; received ${argument}`);
    } else if (argument === name) {
      const known = (await host.process()).environment[name];
      if (known === undefined) throw usageError(`%env: there is no variable ${name}`);
      host.print(`${known}\n`);
    } else {
      await host.process({ environment: { [name]: value } });
      host.print(`env: ${name}=${listed(name, value)}\n`);
    }
  },
};

const secret = /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i;

/** Notebooks are passed on with their outputs. */
function listed(name: string, value: string): string {
  return secret.test(name) ? "<hidden>" : value;
}
