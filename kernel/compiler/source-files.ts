import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** A file that came to be, was written or removed. */
export interface FileChange {
  path: string;
  kind: "created" | "changed" | "deleted";
}

const endings = [".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".mjs", ".cjs", ".jsx", ".json"];
/** What TypeScript checks, unlike declarations. */
const checked = /(?<!\.d)\.[mc]?tsx?$/;
const specifiers = /\b(?:from|import|require)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * The files beside the notebook that cells import, directly or through each other. TypeScript reads a file once and is
 * told when it has changed; nothing is watched, since only the next cell needs to know.
 */
export class SourceFiles {
  readonly #directory: string;
  /** When each was last written; 0 for one that an import could mean but that is not there. */
  readonly #written = new Map<string, number>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** What changed since the last time, among the files that earlier cells import and those that `code` does. */
  changes(code: string): FileChange[] {
    const changes: FileChange[] = [];
    for (const [path, before] of this.#written) {
      const now = writtenAt(path);
      if (now === before) continue;
      this.#written.set(path, now);
      changes.push({ path, kind: before === 0 ? "created" : now === 0 ? "deleted" : "changed" });
      if (now > 0) this.#follow(readText(path), dirname(path));
    }
    this.#follow(code, this.#directory);
    return changes;
  }

  /** The TypeScript files that `code` imports, directly or through each other; the innermost first. */
  imported(code: string): string[] {
    const found = new Set<string>();
    const follow = (text: string, folder: string): void => {
      for (const [, specifier] of text.matchAll(specifiers)) {
        const path = candidates(resolve(folder, specifier!)).find((each) => writtenAt(each) > 0);
        if (path === undefined || found.has(path) || !checked.test(path)) continue;
        found.add(path);
        follow(readText(path), dirname(path));
      }
    };
    follow(code, this.#directory);
    return [...found].toReversed();
  }

  #follow(text: string, folder: string): void {
    for (const [, specifier] of text.matchAll(specifiers)) {
      for (const path of candidates(resolve(folder, specifier!))) this.#add(path);
    }
  }

  #add(path: string): void {
    if (this.#written.has(path)) return;
    const written = writtenAt(path);
    this.#written.set(path, written);
    if (written > 0 && !path.endsWith(".json")) this.#follow(readText(path), dirname(path));
  }
}

/** The files that an import of `path` can mean to TypeScript. */
export function candidates(path: string): string[] {
  const stem = path.replace(/\.[mc]?jsx?$/, "");
  return [
    path,
    ...[...new Set([path, stem, `${path}/index`])].flatMap((base) =>
      endings.map((ending) => base + ending),
    ),
  ];
}

function writtenAt(path: string): number {
  try {
    const stats = statSync(path);
    return stats.isFile() ? stats.mtimeMs : 0;
  } catch {
    return 0;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Gone since it was looked at: the next look sees that.
    return "";
  }
}
