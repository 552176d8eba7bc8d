import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CellFailure, plainFailure } from "../cell-failure.js";
import type { Command } from "./command.js";
import { usageError } from "./usage-error.js";
import { wordsOf } from "./words.js";

const ownOption = "--scripts";
/** What changes `node_modules`, by all the names that npm has for it. */
const changing = new Set(
  "install i in ins add ci clean-install uninstall un rm remove r update up upgrade".split(" "),
);

/** What Tab offers: the subcommands that a notebook needs, and options of `install`. */
const subcommands = ["install", "uninstall", "update", "list", "outdated", "view", "search", "run"];
const installOptions = [ownOption, "--save-dev", "--save-exact", "--global"];
/** They name packages that are not there yet. */
const installing = new Set(["install", "i", "in", "ins", "add", "view", "search"]);

export const npm: Command = {
  usage: { line: `%npm install [${ownOption}] PACKAGE...`, cell: "%%npm" },
  summary: "runs npm in the notebook's folder: installs packages for the notebook",
  details: `Any subcommand of npm is accepted. \`%npm install PACKAGE\` installs into the notebook's folder, also where that lies in
another project, and the package can be imported at once, with its types.

Programs that packages would run while they are installed do not run, since they could do anything; npm's
\`--ignore-scripts\` is set. The few packages that need them are named afterwards: \`%npm install ${ownOption} PACKAGE\` runs
them.`,
  words: async ([subcommand = "", ...more], { directory }) => {
    if (more.length === 0) return subcommands.map((text) => ({ text, type: "keyword" }));
    if (more.at(-1)?.startsWith("-"))
      return installOptions.map((text) => ({ text, type: "keyword" }));
    return installing.has(subcommand)
      ? []
      : dependenciesOf(directory).map((text) => ({ text, type: "module" }));
  },
  async run({ form, argument, body }, host) {
    const lines = (form === "cell" ? [argument, ...body.split("\n")] : [argument])
      .map((line) => wordsOf(line))
      .filter((words) => words.length > 0);
    if (lines.length === 0)
      throw usageError("%npm: expected a subcommand, such as install PACKAGE");
    const { directory } = host;
    const { environment } = await host.process();
    for (const words of lines) {
      const args = npmArguments(words, directory);
      const code = await host.spawn({ command: "npm", args, directory, environment });
      const [subcommand = ""] = words;
      if (changing.has(subcommand)) await host.packagesChanged();
      if (code !== 0) {
        const evalue = `npm ${subcommand} ended with exit code ${code}`;
        throw new CellFailure(plainFailure("ExitCode", evalue));
      }
      if (changing.has(subcommand) && !words.includes(ownOption)) {
        const left = packagesWithScripts(directory);
        if (left.length > 0) host.print(scriptsNote(left), "stderr");
      }
    }
  },
};

/** npm's arguments for those of the command. */
export function npmArguments(words: readonly string[], directory: string): string[] {
  const [subcommand = ""] = words;
  const given = words.filter((word) => word !== ownOption);
  // Else npm would take the nearest folder above that has a package.json.
  const elsewhere = given.some((word) =>
    /^(?:-g|--global|--prefix(?:=.*)?|--location.*)$/.test(word),
  );
  const place = elsewhere ? [] : ["--prefix", directory];
  if (!changing.has(subcommand)) return [...given, ...place];
  const scripts = `--ignore-scripts=${!words.includes(ownOption)}`;
  return [subcommand, ...place, scripts, "--no-audit", "--no-fund", ...given.slice(1)];
}

/** A package in the list that npm keeps of what it installed. */
interface InstalledPackage {
  hasInstallScript?: boolean;
  /** Of a folder that is linked in: its own place in the list. */
  resolved?: string;
  link?: boolean;
}

const modules = "node_modules/";

/** Names of the installed packages that have programs to run at their installation. */
function packagesWithScripts(directory: string): string[] {
  const packages = installedPackages(directory);
  return Object.entries(packages)
    .filter(([path]) => path.startsWith(modules))
    .filter(([, { hasInstallScript, link, resolved = "" }]) =>
      link ? packages[resolved]?.hasInstallScript : hasInstallScript,
    )
    .map(([path]) => path.slice(path.lastIndexOf(modules) + modules.length));
}

function installedPackages(directory: string): Record<string, InstalledPackage> {
  try {
    const file = join(directory, modules, ".package-lock.json");
    const lock = JSON.parse(readFileSync(file, "utf8")) as {
      packages?: Record<string, InstalledPackage>;
    };
    return lock.packages ?? {};
  } catch {
    // Nothing is installed there.
    return {};
  }
}

function scriptsNote(names: readonly string[]): string {
  const list = names.join(" ");
  return `Not run: the install scripts of ${list}. If a package does not work without: %npm install ${ownOption} ${list}\n`;
}

/** The packages that a notebook's folder asks for. */
function dependenciesOf(directory: string): string[] {
  try {
    const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as {
      dependencies?: object;
      devDependencies?: object;
    };
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).toSorted();
  } catch {
    return [];
  }
}
