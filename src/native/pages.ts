import { readFileSync } from "node:fs";
import { libc, type Pointer } from "./libc.js";

const MADV_DONTNEED = 4;

/**
 * Gives back the pages of a library's code and constants. Loading libtensorflow reads 250 MB of them once, for
 * relocations and initialisers, and few again; those come back from the system's file cache when they are needed.
 * Only mappings that hold no change to the file are let go.
 */
export function releasePages(libraries: readonly string[]): void {
  const { madvise } = libc();
  for (const { start, end } of unchangedMappings(
    readFileSync("/proc/self/maps", "utf8"),
    libraries,
  )) {
    madvise(start, end - start, MADV_DONTNEED);
  }
}

/**
 * The mappings of code, and of constants at the start of a file. The read-only mapping after the code is left
 * alone: it is the part that was relocated and then protected, and exists nowhere else.
 */
export function unchangedMappings(
  maps: string,
  libraries: readonly string[],
): { start: Pointer; end: Pointer }[] {
  return [...maps.matchAll(/^(\w+)-(\w+) (\S+) (\w+) \S+ \d+ +(.+)$/gm)].flatMap(
    ([, start, end, access, offset, file]) => {
      const unchanged = access === "r-xp" || (access === "r--p" && Number(offset) === 0);
      if (!unchanged || !libraries.includes(file as string)) return [];
      return [{ start: parseInt(start as string, 16), end: parseInt(end as string, 16) }];
    },
  );
}
