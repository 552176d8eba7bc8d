import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";

/**
 * The package folders of the Pythons at hand, best first: the active virtual environment, conda's, the ones in
 * `environments`, the `python3` on the PATH, the user's own packages. Reads folders only: starting Python would
 * cost more than loading TensorFlow.
 */
export function pythonPackageFolders(
  env: NodeJS.ProcessEnv,
  environments: readonly string[] = [],
): string[] {
  const prefixes = [
    env["VIRTUAL_ENV"],
    env["CONDA_PREFIX"],
    ...environments,
    prefixOnPath(env),
    env["HOME"] && join(env["HOME"], ".local"),
  ];
  const folders = prefixes.filter((prefix) => prefix !== undefined && prefix !== "");
  return [...new Set(folders.flatMap((prefix) => packageFolders(prefix as string)))];
}

/** `lib/python3.12/site-packages` and its relatives under one prefix, newest Python first. */
function packageFolders(prefix: string): string[] {
  return ["lib", "lib64", "local/lib"]
    .map((lib) => join(prefix, lib))
    .flatMap((lib) => pythonsIn(lib).map((python) => join(lib, python)))
    .flatMap((python) => [join(python, "site-packages"), join(python, "dist-packages")])
    .filter((folder) => existsSync(folder));
}

function pythonsIn(lib: string): string[] {
  return entries(lib)
    .filter((name) => /^python3(\.\d+)?$/.test(name))
    .toSorted((a, b) => minor(b) - minor(a));
}

function minor(python: string): number {
  return Number(python.split(".")[1] ?? 0);
}

function prefixOnPath(env: NodeJS.ProcessEnv): string | undefined {
  const python = (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, "python3"))
    .find((file) => existsSync(file));
  if (!python) return undefined;
  const prefix = dirname(dirname(python));
  if (basename(dirname(python)) === "shims") return pyenvPrefix(prefix, env);
  // A virtual environment's python3 is a link to the one it was made from, whose packages it may not see.
  if (existsSync(join(prefix, "pyvenv.cfg"))) return prefix;
  return dirname(dirname(realpathSync(python)));
}

/** pyenv puts a shell script in place of Python; the version it would start is in a file. */
function pyenvPrefix(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const version = env["PYENV_VERSION"] ?? read(join(root, "version"));
  const name = version?.split(/[\s:]/)[0];
  return name ? join(root, "versions", name) : undefined;
}

function entries(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
