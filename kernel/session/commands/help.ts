import type { Inspection } from "../../compiler/compiler.js";
import { commands } from "./index.js";

/** The documentation of a command by its name; `undefined` where there is none. */
export function commandHelp(name: string): Inspection | undefined {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return undefined;
  const { usage, summary, details } = command;
  const written = Object.values(usage).join("\n");
  const sentence = `${summary[0]?.toUpperCase()}${summary.slice(1)}.`;
  const plain = details.replace(/^```.*\n?/gm, "").replace(/`([^`\n]+)`/g, "$1");
  return {
    data: {
      "text/plain": `${written}\n\n${sentence}\n\n${plain}`,
      "text/markdown": `\`\`\`\n${written}\n\`\`\`\n\n${sentence}\n\n${details}`,
    },
  };
}
