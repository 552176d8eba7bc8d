import { Documents } from "./documents.js";
import { LanguageServer, ServerEnded } from "./language-server.js";
import type { LspCompletionItem, LspDiagnostic } from "./lsp.js";
import type { Workspace } from "./workspace.js";

/** A process may be dead already, and the next be killed before it answers: neither says anything about a file. */
const attempts = 3;

/** TypeScript did not answer within the limit. */
export class TimeLimit extends Error {}

/** TypeScript over a set of files. A process that hangs or dies is replaced by one that is given the same files. */
export class TypeService {
  readonly #workspace: Workspace;
  /** What it knows. */
  readonly files: Documents;
  #server: LanguageServer;
  /** The process that answered last. */
  #answered: LanguageServer | undefined;
  #closed = false;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#server = this.#start();
    this.files = new Documents(workspace, this.#server);
    process.once("exit", this.#kill);
  }

  /** A new process, which looks at the disk anew. */
  restart(): void {
    this.#replace(this.#server);
  }

  /** Resolves when TypeScript has taken in what a file was set to, unchecked: folding is what it does fastest. */
  async takeIn(file: string, limit: number): Promise<void> {
    await this.ask(file, "textDocument/foldingRange", {}, limit);
  }

  async diagnostics(file: string, limit: number): Promise<LspDiagnostic[]> {
    const report = await this.ask(file, "textDocument/diagnostic", {}, limit);
    return (report as { items: LspDiagnostic[] }).items;
  }

  /**
   * Asks about a file. When TypeScript dies over it, it is asked again; when it dies each time or hangs, the file is
   * emptied, so that the next process does not share that fate.
   *
   * @throws TimeLimit, ServerEnded, or an error that TypeScript answered with
   */
  async ask(file: string, method: string, params: object, limit: number): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const server = this.#server;
      try {
        return await this.#request(file, method, params, limit);
      } catch (error) {
        const again = error instanceof ServerEnded && !this.#closed && attempt < attempts;
        if (!again) return this.#giveUp(server, file, error);
        this.#replace(server);
      }
    }
  }

  /** More about a completion that was offered; as much as is known, where there is no more. */
  async resolve(item: LspCompletionItem, limit: number): Promise<LspCompletionItem> {
    try {
      const resolved = this.#server.request("completionItem/resolve", item);
      return (await within(limit, resolved)) as LspCompletionItem;
    } catch {
      return item;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    process.off("exit", this.#kill);
    this.#kill();
    await this.#server.exited;
  }

  async #request(file: string, method: string, params: object, limit: number): Promise<unknown> {
    this.files.open(file);
    const textDocument = { uri: this.#workspace.uri(file) };
    const server = this.#server;
    const answer = await within(limit, server.request(method, { textDocument, ...params }));
    this.#answered = server;
    return answer;
  }

  #giveUp(server: LanguageServer, file: string, error: unknown): never {
    if ((error instanceof TimeLimit || error instanceof ServerEnded) && !this.#closed) {
      if (this.files.has(file)) this.files.set(file, "export {};");
      this.#replace(server);
    }
    throw error;
  }

  #start(): LanguageServer {
    const server = new LanguageServer(this.#workspace.folder);
    void server.exited.then(() => this.#replaceUnasked(server));
    return server;
  }

  /** One that was killed while nobody asked is back before somebody does; one that never answered may not be able to. */
  #replaceUnasked(ended: LanguageServer): void {
    if (!this.#closed && this.#answered === ended) this.#replace(ended);
  }

  /** Of several requests that one process failed, the first replaces it. */
  #replace(failed: LanguageServer): void {
    if (this.#server !== failed) return;
    failed.kill();
    this.#server = this.#start();
    this.files.serve(this.#server);
  }

  readonly #kill = (): void => this.#server.kill();
}

/** @throws TimeLimit where the answer takes longer than `limit` milliseconds */
async function within<T>(limit: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimit(`no answer within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
