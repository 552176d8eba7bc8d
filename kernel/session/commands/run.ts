import { existsSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import type { Command } from "./command.js";
import { fileWords } from "./file-words.js";
import { homePath } from "./home-path.js";
import { usageError } from "./usage-error.js";
import { wordsOf } from "./words.js";

export const run: Command = {
  usage: { line: "%run FILE" },
  summary: "runs a TypeScript or JavaScript file; what it exports is declared in the notebook",
  details: `The file runs anew each time, as a module of its own: it does not see the notebook's names. All that it exports is
declared as by \`import { … }\`, with types; a default export gets the name of the file.

\`\`\`
%run ./model.ts
\`\`\``,
  words: async ([name = "", ...more], source) =>
    more.length > 0
      ? []
      : fileWords(name, (await source.state()).directory, (file) => sourceFile.test(file)),
  async run({ argument }, host) {
    const [name, ...more] = wordsOf(argument);
    if (name === undefined || more.length > 0) {
      throw usageError(`%run: expected one file; received ${argument || "nothing"}`);
    }
    if (!source.test(name)) {
      throw usageError(`%run: expected a TypeScript or JavaScript file; received ${name}`);
    }
    const path = resolve((await host.process()).directory, homePath(name));
    const file = [path, `${path}.ts`].find((each) => existsSync(each));
    if (file === undefined) throw usageError(`%run: there is no file ${name}`);
    // A large import.
    const { exportsOf } = await import("../../compiler/exports.js");
    host.renew(file);
    const usable = exportsOf(file).filter(
      ({ isType }) => !isType || host.language === "typescript",
    );
    await host.run(importOf(file, usable, host.directory), { fromCell: false });
  },
};

/** TypeScript or JavaScript, or a name without an ending. */
const sourceFile = /(?<!\.d)\.(?:[mc]?[jt]s|[jt]sx)$/;
const source = /\.(?:[mc]?[jt]s|[jt]sx)$|(?:^|\/)[^./]+$/;

/** The import that declares the exports of a file. */
export function importOf(
  file: string,
  exported: readonly { name: string; isType: boolean }[],
  directory: string,
): string {
  const between = relative(directory, file);
  const specifier = JSON.stringify(between.startsWith(".") ? between : `./${between}`);
  const names = exported.map(({ name, isType }) => {
    const imported = name === "default" ? `default as ${nameOf(file)}` : name;
    return isType ? `type ${imported}` : imported;
  });
  return names.length > 0
    ? `import { ${names.join(", ")} } from ${specifier};`
    : `import ${specifier};`;
}

/** `learning-rate.ts` → `learningRate`. */
function nameOf(file: string): string {
  const stem = basename(file).replace(/\..*$/, "");
  const name = stem.replace(
    /[^\p{ID_Continue}$]+(.)?/gu,
    (_, next?: string) => next?.toUpperCase() ?? "",
  );
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}
