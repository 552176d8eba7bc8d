import { statSync } from "node:fs";
import { moduleCellAt } from "./module-cells.js";

const renewals = new Map<string, number>();

/** Lets a file count as another one from now on, so that its next import loads it anew. */
export function renew(path: string): void {
  renewals.set(path, (renewals.get(path) ?? 0) + 1);
}

/** Tells whether a file is still the one that was loaded; `undefined` where there is none. */
export function stampOf(path: string): string | undefined {
  const cell = moduleCellAt(path);
  if (cell) return cell.stamp;
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && `${stats.mtimeNs} ${stats.size} ${stats.ino} ${renewals.get(path) ?? 0}`;
}
