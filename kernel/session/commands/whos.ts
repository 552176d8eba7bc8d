import type { Variable } from "../variables.js";
import type { Command } from "./command.js";
import { nothingDeclared } from "./who.js";

export const whos: Command = {
  usage: { line: "%whos" },
  summary: "lists what the cells have declared, with types and values",
  details: "Long types and values are cut; `name?` shows a type in full.",
  async run(_call, host) {
    const variables = await host.variables();
    host.print(variables.length > 0 ? variablesTable(variables) : nothingDeclared);
  },
};

const heading: Variable = { name: "name", type: "type", value: "value" };
const widest = 40;

/** Three columns of text. */
export function variablesTable(variables: readonly Variable[]): string {
  const rows = [heading, ...variables].map(({ name, type, value }) => [
    name,
    cut(type, widest),
    cut(value, widest * 1.5),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)));
  const rule = widths.map((width) => "─".repeat(width));
  return [lines[0]!, rule, ...lines.slice(1)]
    .map((row) => `${row.join("  ").trimEnd()}\n`)
    .join("");
}

function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
