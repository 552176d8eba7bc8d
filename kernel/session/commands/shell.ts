import { CellFailure, plainFailure } from "../cell-failure.js";
import type { Command } from "./command.js";
import { fileWords } from "./file-words.js";
import { usageError } from "./usage-error.js";
import { wordsOf } from "./words.js";

/** A command that hands its text to a shell. */
export function shell(program: string): Command {
  return {
    usage: { line: `%${program} COMMAND`, cell: `%%${program} [OPTIONS]` },
    summary: `runs a command, or the lines of the cell, in ${program}`,
    details: `It runs in the folder and with the environment of the cells, and its output is shown while it comes. An exit
code other than 0 is an error of the cell. Stop ends all programs that it started.

\`\`\`
%%${program} -e
head -n 3 data.csv
wc -l data.csv
\`\`\``,
    // What programs there are is the shell's to know; what they are given mostly is a file.
    words: async (words, source) =>
      words.length < 2 ? [] : fileWords(words.at(-1) ?? "", (await source.state()).directory),
    async run({ form, argument, body }, host) {
      const script = form === "cell" ? body : argument;
      if (script.trim() === "")
        throw usageError(`%${program}: expected a command; received nothing`);
      const options = form === "cell" ? wordsOf(argument) : [];
      const { directory, environment } = await host.process();
      const args = [...options, "-c", script];
      const code = await host.spawn({ command: program, args, directory, environment });
      if (code !== 0) {
        const evalue = `${program} ended with exit code ${code}`;
        throw new CellFailure(plainFailure("ExitCode", evalue));
      }
    },
  };
}
