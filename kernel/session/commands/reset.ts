import type { Command } from "./command.js";
import { usageError } from "./usage-error.js";

export const reset: Command = {
  usage: { line: "%reset [-f]" },
  summary: "forgets all that the cells have declared",
  details: `Asks first; \`-f\` does not. \`tf\`, \`dfd\`, \`lab\` and \`display\` are again what they were. Numbers and history go on, modules stay
loaded, and so do tensors: \`tf.disposeVariables()\` frees variables.`,
  words: async () => [{ text: "-f", type: "keyword" }],
  async run({ argument }, host) {
    if (argument !== "" && argument !== "-f") {
      throw usageError(`%reset: expected -f or nothing; received ${argument}`);
    }
    const answer =
      argument === "-f" ? "y" : await host.ask("Forget all variables? They are lost (y/[n]) ");
    if (answer === undefined) throw usageError("%reset: nobody can be asked here; use %reset -f");
    if (/^y(?:es)?$/i.test(answer.trim())) host.reset();
    else host.print("Nothing is forgotten.\n");
  },
};
