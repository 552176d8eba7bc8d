import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ArgumentWord } from "./command.js";
import { homePath } from "./home-path.js";

/**
 * The files and folders that `typed` may become, in `directory`; of the files those that `takes` accepts. Hidden ones
 * only where their dot is typed, and none with a space, which would need quotes.
 */
export async function fileWords(
  typed: string,
  directory: string,
  takes: (name: string) => boolean = () => true,
): Promise<ArgumentWord[]> {
  const before = typed.slice(0, typed.lastIndexOf("/") + 1);
  const begun = typed.slice(before.length);
  const folder = resolve(directory, homePath(before));
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.startsWith(begun) && (begun !== "" || !name.startsWith(".")))
    .filter((name) => !/\s/.test(name));
  const words = names.map(async (name): Promise<ArgumentWord[]> => {
    if (await isFolder(join(folder, name))) return [{ text: `${before}${name}/`, type: "folder" }];
    return takes(name) ? [{ text: before + name, type: "file" }] : [];
  });
  return (await Promise.all(words)).flat();
}

/** Folders alone. */
export function folderWords(typed: string, directory: string): Promise<ArgumentWord[]> {
  return fileWords(typed, directory, () => false);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
