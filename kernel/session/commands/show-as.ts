import type { Command } from "./command.js";
import { usageError } from "./usage-error.js";

/** A command that shows the lines of its cell as content of a MIME type. */
export function showAs(name: string, type: string, example: string): Command {
  return {
    usage: { cell: `%%${name}` },
    summary: `shows the lines of the cell as ${type}`,
    details: `\`\`\`\n%%${name}\n${example}\n\`\`\``,
    async run({ argument, body }, host) {
      if (argument !== "") throw usageError(`%%${name}: expected the content on the lines below`);
      host.show({ [type]: body });
    },
  };
}
