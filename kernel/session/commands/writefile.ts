import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { CellFailure, plainFailure } from "../cell-failure.js";
import type { Command } from "./command.js";
import { fileWords } from "./file-words.js";
import { homePath } from "./home-path.js";
import { usageError } from "./usage-error.js";
import { wordsOf } from "./words.js";

export const writefile: Command = {
  usage: { cell: "%%writefile [-a] FILE" },
  summary: "writes the lines of the cell to a file",
  details: `\`-a\` adds to the end of the file. A relative path begins at the folder of the cells (\`%pwd\`).

\`\`\`
%%writefile model.ts
export const units = 16;
\`\`\``,
  words: async (words, source) => fileWords(words.at(-1) ?? "", (await source.state()).directory),
  async run({ argument, body }, host) {
    const words = wordsOf(argument);
    const append = words.some((word) => appendOptions.has(word));
    const [name, ...more] = words.filter((word) => !appendOptions.has(word));
    if (name === undefined || more.length > 0) {
      throw usageError(`%%writefile: expected one file; received ${argument || "nothing"}`);
    }
    const path = resolve((await host.process()).directory, homePath(name));
    const there = existsSync(path);
    const text = body === "" || body.endsWith("\n") ? body : `${body}\n`;
    try {
      if (append) appendFileSync(path, text);
      else writeFileSync(path, text);
    } catch (error) {
      throw new CellFailure(plainFailure("Error", (error as Error).message));
    }
    host.print(`${there ? (append ? "Appended to" : "Overwrote") : "Wrote"} ${name}\n`);
  },
};

const appendOptions = new Set(["-a", "--append"]);
