import { log } from "../log.js";
import type { HistoryEntry } from "./entry.js";
import { queryHistory, type HistoryQuery } from "./query.js";
import { SessionFiles } from "./session-files.js";

/** A longer result is shown again by running its cell, not from the history. */
const keptOutput = 10_000;

/** What was executed, in this kernel and in those before it. */
export class History {
  readonly #files: SessionFiles;
  readonly #own = new Map<number, HistoryEntry>();
  #session: Promise<number> | undefined;
  /** Writes one after another, so that a result never comes before its cell. */
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#files = new SessionFiles(folder);
  }

  addInput(line: number, input: string): void {
    if (input.trim() === "") return;
    this.#own.set(line, { session: 0, line, input });
    this.#write(line, { input });
  }

  addOutput(line: number, output: string): void {
    const entry = this.#own.get(line);
    if (!entry || output.length > keptOutput) return;
    entry.output = output;
    this.#write(line, { output });
  }

  /** The entries that `query` asks for; `undefined` where it asks in a way that there is not. */
  async query(query: HistoryQuery): Promise<readonly HistoryEntry[] | undefined> {
    const session = await this.#number();
    const own = [...this.#own.values()].map((entry) => ({ ...entry, session }));
    return queryHistory([...(await this.#files.readOthers(session)), ...own], query, session);
  }

  /** Waits until everything is on disk. */
  flush(): Promise<void> {
    return this.#writing;
  }

  /** Number of this session; 0 where no file can be written, and the history lasts as long as the kernel. */
  #number(): Promise<number> {
    this.#session ??= this.#files.create().catch((error: unknown) => {
      log("history is not kept", error);
      return 0;
    });
    return this.#session;
  }

  #write(line: number, part: { input: string } | { output: string }): void {
    this.#writing = this.#writing
      .then(async () => {
        const session = await this.#number();
        if (session > 0) await this.#files.append(session, { line, ...part });
      })
      .catch((error: unknown) => log("history", error));
  }
}
