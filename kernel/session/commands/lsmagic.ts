import type { Command } from "./command.js";

/** Lists the commands of a table, which it is itself in. */
export function lsmagic(commands: () => Readonly<Record<string, Command>>): Command {
  return {
    usage: { line: "%lsmagic" },
    summary: "lists the commands",
    details: "`%time?` shows what one of them does.",
    async run(_call, host) {
      host.print(commandList(commands()));
    },
  };
}

/** A line for each command and form. */
function commandList(commands: Readonly<Record<string, Command>>): string {
  const rows = Object.values(commands).flatMap(({ usage, summary }) =>
    Object.values(usage).map((written, index) => [written, index === 0 ? summary : ""] as const),
  );
  const width = Math.max(...rows.map(([written]) => written.length));
  return rows.map((row) => `${row[0].padEnd(width)}  ${row[1]}`.trimEnd() + "\n").join("");
}
