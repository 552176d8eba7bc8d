import { appendFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HistoryEntry } from "./entry.js";

/** Sessions that are kept; the oldest make room. */
const keptSessions = 256;

/** A line of a file: a cell when it starts, its result when it has one. */
type HistoryLine = { line: number; input: string } | { line: number; output: string };

/**
 * The history on disk: one file of JSON lines a session, named after its number. Each kernel writes to its own file
 * only, so that any number of them may run at once.
 */
export class SessionFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Claims the next free number for a new session. */
  async create(): Promise<number> {
    await mkdir(this.#folder, { recursive: true });
    const sessions = await this.#list();
    const outdated = sessions.slice(0, Math.max(0, sessions.length + 1 - keptSessions));
    await Promise.all(outdated.map((session) => rm(this.#file(session), { force: true })));
    for (let session = (sessions.at(-1) ?? 0) + 1; ; session++) {
      try {
        await writeFile(this.#file(session), "", { flag: "wx", mode: 0o600 });
        return session;
      } catch (error) {
        // Another kernel was faster.
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    }
  }

  append(session: number, line: HistoryLine): Promise<void> {
    return appendFile(this.#file(session), `${JSON.stringify(line)}\n`);
  }

  /** All entries of all sessions but `own`, oldest first. */
  async readOthers(own: number): Promise<HistoryEntry[]> {
    const sessions = (await this.#list()).filter((session) => session !== own);
    const files = await Promise.all(sessions.map((session) => this.#read(session)));
    return files.flat();
  }

  async #read(session: number): Promise<HistoryEntry[]> {
    // A file may vanish: another kernel makes room.
    const text = await readFile(this.#file(session), "utf8").catch(() => "");
    const entries = new Map<number, HistoryEntry>();
    for (const line of text.split("\n").flatMap(parseLine)) {
      if ("input" in line) entries.set(line.line, { session, ...line });
      else Object.assign(entries.get(line.line) ?? {}, { output: line.output });
    }
    return [...entries.values()];
  }

  /** Numbers of the sessions, in ascending order. */
  async #list(): Promise<number[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names
      .flatMap((name) => /^(\d+)\.jsonl$/.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  #file(session: number): string {
    return join(this.#folder, `${session}.jsonl`);
  }
}

/** A line that was cut off, by a full disk or a kernel that was killed, is left out. */
function parseLine(text: string): HistoryLine[] {
  if (text === "") return [];
  try {
    return [JSON.parse(text) as HistoryLine];
  } catch {
    return [];
  }
}
