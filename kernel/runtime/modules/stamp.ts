import { statSync } from "node:fs";

/** Tells whether a file is still the one that was loaded; `undefined` where there is none. */
export function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && `${stats.mtimeNs} ${stats.size} ${stats.ino}`;
}
