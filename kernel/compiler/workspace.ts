import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { provided } from "../preloads.js";
import type { CompilerOptions } from "./compiler.js";
import {
  compiled,
  hasLibrary,
  libraryFile,
  libraryPackages,
  ownModules,
  packageRoot,
} from "./library/place.js";
import { preludeText } from "./prelude.js";
import { temporaryFolder } from "./temporary-folder.js";

/** What a `tsconfig.json` beside the notebook may change. */
const defaults = {
  // The syntax that Node 20 has, such as the flag `v` of regular expressions; its library is older.
  target: "es2024",
  types: ["node"],
  strict: true,
  jsx: "preserve",
  allowJs: true,
  esModuleInterop: true,
  resolveJsonModule: true,
};

const libraries = {
  node: ["es2023", "esnext.disposable", "esnext.decorators"],
  browser: ["es2023", "esnext.disposable", "esnext.decorators", "dom", "dom.iterable"],
} as const;

/** What cells rely on. */
const fixed = {
  module: "esnext",
  moduleResolution: "bundler",
  moduleDetection: "force",
  // TypeScript says of an import that it is a type: see `typeImportsIn`. What else it says then is ignored.
  verbatimModuleSyntax: true,
  isolatedModules: false,
  allowImportingTsExtensions: true,
  composite: false,
  declaration: false,
  incremental: false,
  noEmit: true,
  skipLibCheck: true,
};

/** The folder of the files that TypeScript checks. They resolve imports as if they lay beside the notebook. */
export interface Workspace {
  /** Where the cells lie. */
  folder: string;
  /** The notebook's folder. */
  directory: string;
  /** Whether a `tsconfig.json` of the user takes part. */
  hasUserConfig: boolean;
  /** Every `node_modules` that a package may be in, nearest first. */
  packageFolders: readonly string[];
  /** How the barrel imports the names that every cell has. */
  prelude: string;
  /** Of a file in the folder, or of any by its whole path. */
  uri(file: string): string;
  write(file: string, text: string): void;
  /** Makes a file that cells import as if it lay beside the notebook; gives its path. */
  addModule(file: string, text: string): string;
  removeModule(path: string): void;
  remove(): void;
}

export type WorkspaceOptions = Pick<CompilerOptions, "directory" | "language" | "platform">;

/**
 * A temporary folder for the cells of a notebook.
 *
 * A package is looked for in the notebook's folder and those above it, then in TrainLab's: each `node_modules` of that
 * list is linked into one of a nest of folders, the first innermost, so that TypeScript's own resolution does it all.
 * The prelude lies between the two, and finds TrainLab's packages only: they are what its names are at run time.
 *
 * The declarations of the libraries are in one file (`library/`) in place of hundreds: all that TypeScript does, it does
 * for each file.
 */
export function createWorkspace({
  directory,
  language = "typescript",
  platform = "node",
}: WorkspaceOptions): Workspace {
  const { path: root, remove } = temporaryFolder("trainlab-cells-");
  const { users: usersFolders, own: ownFolders } = packageFoldersOf(directory);
  const library = linkLibrary(root, usersFolders);
  const base = join(root, "n");
  mkdirSync(join(base, "node_modules"), { recursive: true });
  symlinkSync(packageRoot, join(base, "node_modules", "trainlab"));
  const preludeFile = join(nested(base, ownFolders), "prelude.ts");
  writeFileSync(preludeFile, preludeText(library?.file));
  const folder = join(provideModules(nested(dirname(preludeFile), usersFolders)), "cells");
  const modules = join(folder, "module-cells");
  mkdirSync(modules, { recursive: true });

  const userConfig = join(directory, "tsconfig.json");
  // In TrainLab's own folder lies the configuration of its build, which is stricter than a notebook wants to be.
  const hasUserConfig = directory !== packageRoot && existsSync(userConfig);
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  write(
    "defaults.json",
    JSON.stringify({
      compilerOptions: { ...defaults, lib: libraries[platform], paths: library?.paths ?? {} },
    }),
  );
  write(
    "tsconfig.json",
    JSON.stringify({
      extends: ["./defaults.json", ...(hasUserConfig ? [userConfig] : [])],
      compilerOptions: {
        ...fixed,
        ...(language === "javascript" && { checkJs: true }),
        rootDirs: [modules, directory, folder],
      },
      files: ["scope.ts", "draft.ts"],
      // What they declare for the whole folder is known in cells as in its other files.
      include: [join(directory, "*.d.ts")],
      references: [],
    }),
  );
  return {
    folder,
    directory,
    hasUserConfig,
    packageFolders: [...usersFolders, ...ownFolders],
    prelude: preludeFile.replace(/\.ts$/, ""),
    uri: (file) => pathToFileURL(resolve(folder, file)).href,
    write,
    addModule: (file, text) => {
      const path = join(modules, file);
      writeFileSync(path, text);
      return path;
    },
    removeModule: (path) => rmSync(path, { force: true }),
    remove,
  };
}

/** A file that declares all libraries, and what imports lead there and not to the hundreds of files that it is made of. */
interface Library {
  file: string;
  paths: Record<string, string[]>;
}

/** Links the file into a folder where no package can be found: TypeScript would look at what it was made of as well. */
function linkLibrary(folder: string, usersFolders: readonly string[]): Library | undefined {
  if (!hasLibrary() || haveOtherLibraries(usersFolders)) return undefined;
  const file = join(folder, "library.d.ts");
  symlinkSync(libraryFile, file);
  const modules = [...libraryPackages, ...Object.keys(ownModules())];
  return { file, paths: Object.fromEntries(modules.map((name) => [name, [file]])) };
}

/** Whether a notebook has its own version of a library: what is declared in one file would hide that. */
function haveOtherLibraries(packageFolders: readonly string[]): boolean {
  return packageFolders.some((folder) =>
    [...libraryPackages, "trainlab"].some((name) => existsSync(join(folder, name))),
  );
}

/** Packages of types in a folder of their own, nearer to the cells than any that is installed; gives the folder. */
function provideModules(outer: string): string {
  const folder = join(outer, "provided");
  for (const [name, module] of Object.entries(provided)) {
    const types = join(folder, "node_modules", name);
    mkdirSync(types, { recursive: true });
    writeFileSync(join(types, "index.d.ts"), `export * from "${join(compiled, module)}";`);
  }
  return folder;
}

/** Folders in each other, with a `node_modules` each, the last outermost; gives the innermost. */
function nested(outermost: string, packageFolders: readonly string[]): string {
  return packageFolders.toReversed().reduce((outer, modules) => {
    const folder = join(outer, "n");
    mkdirSync(folder);
    symlinkSync(modules, join(folder, "node_modules"));
    return folder;
  }, outermost);
}

/** Every `node_modules` that a package may be in, nearest first: the notebook's, and TrainLab's. */
function packageFoldersOf(directory: string): { users: string[]; own: string[] } {
  const own = packageFoldersAbove(packageRoot);
  // The notebook's own may come to be later, when something is installed from a cell.
  const users = new Set([join(directory, "node_modules"), ...packageFoldersAbove(directory)]);
  return { users: [...users].filter((modules) => !own.includes(modules)), own };
}

function packageFoldersAbove(folder: string): string[] {
  return foldersAbove(folder)
    .map((above) => join(above, "node_modules"))
    .filter((modules) => existsSync(modules));
}

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}
