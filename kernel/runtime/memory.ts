import { totalmem } from "node:os";

/** Bytes of memory that this process may use: the machine's, or less in a container. */
export function availableMemory(): number {
  // 0 where there is no limit, a huge number where the container states none.
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
