import { commandWord, type CommandPart } from "../cell-parts.js";
import type { Command } from "./command.js";
import { commands } from "./index.js";
import { usageError } from "./usage-error.js";

/** The command that a cell uses; throws what is wrong with its name, and what there is. */
export function findCommand({ form, name }: Pick<CommandPart, "form" | "name">): Command {
  const word = commandWord({ form, name });
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const like = closest(name, Object.keys(commands));
    const meant = like === undefined ? "" : `; did you mean %${like}?`;
    throw usageError(`${word}: unknown command${meant}; available: ${commandWords().join(", ")}`);
  }
  const [usage = ""] = Object.values(command.usage);
  if (command.usage[form] === undefined) throw usageError(`${word}: it is written ${usage}`);
  return command;
}

/** Every way to begin a command: `%time`, `%%time`. */
export function commandWords(): string[] {
  return Object.entries(commands).flatMap(([name, { usage }]) =>
    (["line", "cell"] as const)
      .filter((form) => usage[form] !== undefined)
      .map((form) => commandWord({ form, name })),
  );
}

const mostEdits = 2;

/** The name that is a slip away from another one. */
function closest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((each) => ({ each, edits: editsBetween(name.toLowerCase(), each) }))
    .filter(({ each, edits }) => edits <= mostEdits && edits < each.length)
    .toSorted((one, other) => one.edits - other.edits);
  return best?.each;
}

/** How many letters must be added, left out, exchanged or swapped with their neighbour. */
function editsBetween(from: string, to: string): number {
  const table = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const edits = [
        table[row - 1]![column]! + 1,
        line[column - 1]! + 1,
        table[row - 1]![column - 1]! + (same ? 0 : 1),
      ];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped && row > 1 && column > 1) edits.push(table[row - 2]![column - 2]! + 1);
      line.push(Math.min(...edits));
    }
    table.push(line);
  }
  return table[from.length]![to.length]!;
}
