import type { Completion } from "../compiler/compiler.js";
import type { ArgumentSource } from "./commands/command.js";
import { commands } from "./commands/index.js";

/**
 * Completes the last word of what was typed behind a command.
 *
 * @param typed up to the cursor
 */
export async function completeArgument(
  name: string,
  typed: string,
  cursor: number,
  source: ArgumentSource,
): Promise<Completion> {
  const words = typed.split(/\s+/);
  const last = words.at(-1) ?? "";
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const found = (await command?.words?.(words, source)) ?? [];
  const matches = found.filter(({ text }) => text.startsWith(last));
  return { matches, start: cursor - last.length, end: cursor };
}
