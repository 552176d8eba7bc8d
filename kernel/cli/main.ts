#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "./commands/index.js";
import { commandHelp, generalHelp } from "./help.js";
import { packageRoot } from "./places.js";
import { UsageError } from "./usage-error.js";

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(generalHelp());
    return 0;
  }
  if (name === "--version" || name === "-v") {
    console.log(version());
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) return complain(`unknown command ${name}; see trainlab --help`);
  const command = await entry.load();
  if (args.includes("--help") || args.includes("-h")) {
    console.log(commandHelp(name, entry.summary, command));
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return complain(`${name}: ${error.message}; see trainlab ${name} --help`);
  }
}

function complain(message: string): number {
  console.error(`trainlab: ${message}`);
  return 2;
}

function version(): string {
  const manifest = readFileSync(join(packageRoot, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
