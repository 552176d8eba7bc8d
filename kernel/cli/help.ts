import type { Command } from "./command.js";
import { commands } from "./commands/index.js";

/** `trainlab --help`. */
export function generalHelp(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    "usage: trainlab <command> [options]",
    "",
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "  trainlab <command> --help  options of a command",
    "  trainlab --version         version of TrainLab",
  ].join("\n");
}

/** `trainlab <command> --help`. */
export function commandHelp(name: string, summary: string, { usage, details }: Command): string {
  return [`usage: trainlab ${name} ${usage}`.trimEnd(), "", summary, "", details].join("\n");
}
