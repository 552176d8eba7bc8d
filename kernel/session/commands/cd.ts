import { homedir } from "node:os";
import { resolve } from "node:path";
import type { Command } from "./command.js";
import { folderWords } from "./file-words.js";
import { homePath } from "./home-path.js";
import { usageError } from "./usage-error.js";
import { wordsOf } from "./words.js";

const previous = "OLDPWD";

export const cd: Command = {
  usage: { line: "%cd [FOLDER]" },
  summary: "changes the folder of the cells, which files are read from",
  details: `Without a folder it is the home folder; \`%cd -\` goes back to the one before. Imports still begin at the notebook's
folder.`,
  words: async ([folder = "", ...more], source) =>
    more.length > 0 ? [] : folderWords(folder, (await source.state()).directory),
  async run({ argument }, host) {
    const words = wordsOf(argument);
    if (words.length > 1) throw usageError(`%cd: expected one folder; received ${argument}`);
    const [folder = homedir()] = words;
    const { directory, environment } = await host.process();
    const back = folder === "-" ? environment[previous] : undefined;
    if (folder === "-" && back === undefined) throw usageError("%cd -: there is no folder before");
    const state = await host.process({
      directory: back ?? resolve(directory, homePath(folder)),
      // As a shell's `cd` does.
      environment: { [previous]: directory },
    });
    host.print(`${state.directory}\n`);
  },
};
