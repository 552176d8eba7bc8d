import { readFileSync } from "node:fs";

/** Ids of the processes below `pid`, children before grandchildren; none where `/proc` does not tell. */
export function descendants(pid: number): number[] {
  const found = childrenOf(pid);
  // The list grows while it is read.
  for (const child of found) found.push(...childrenOf(child));
  return found;
}

function childrenOf(pid: number): number[] {
  try {
    const ids = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return ids.split(" ").filter(Boolean).map(Number);
  } catch {
    // It ended meanwhile.
    return [];
  }
}
