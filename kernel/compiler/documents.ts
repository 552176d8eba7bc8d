import { pathToFileURL } from "node:url";
import type { LanguageServer } from "./language-server.js";
import type { LanguageId } from "./parse.js";
import type { FileChange } from "./source-files.js";
import type { Workspace } from "./workspace.js";

interface Document {
  text: string;
  language: LanguageId;
}

type Notified = Pick<LanguageServer, "notify">;
type Files = Pick<Workspace, "uri" | "write">;

/** What the name of every file says. */
const ofName: LanguageId = "typescript";

const changeTypes: Readonly<Record<FileChange["kind"], number>> = {
  created: 1,
  changed: 2,
  deleted: 3,
};

/**
 * The texts of our files, and how TypeScript comes to know them. One that changes is open: TypeScript has its text from
 * us. The others lie on the disk: with many open files everything is slow, and the most a new process.
 */
export class Documents {
  readonly #workspace: Files;
  readonly #documents = new Map<string, Document>();
  readonly #open = new Set<string>();
  #server: Notified;
  #version = 1;

  constructor(workspace: Files, server: Notified) {
    this.#workspace = workspace;
    this.#server = server;
  }

  /** Gives a file its text; a new one comes to lie on the disk. */
  set(file: string, text: string, language: LanguageId = ofName): void {
    // A lone surrogate ends the process: TypeScript's strings are UTF-8.
    const document = { text: text.replace(/\p{Surrogate}/gu, "\ufffd"), language };
    const before = this.#documents.get(file);
    this.#documents.set(file, document);
    if (!before) {
      this.#write(file);
      return;
    }
    if (before.text === document.text && before.language === language) return;
    if (this.#open.has(file) && before.language === language) {
      const contentChanges = [{ text: document.text }];
      this.#notify("textDocument/didChange", { textDocument: this.#next(file), contentChanges });
      return;
    }
    if (this.#open.delete(file)) this.#notify("textDocument/didClose", this.#named(file));
    this.open(file);
  }

  /** Gives many files one text. */
  setAll(files: readonly string[], text: string): void {
    for (const file of files.filter((each) => this.#open.has(each))) this.set(file, text);
    const closed = files.filter((file) => this.#documents.get(file)?.text !== text);
    for (const file of closed) {
      this.#documents.set(file, { text, language: ofName });
      this.#write(file);
    }
    const uris = closed.map((file) => this.#workspace.uri(file));
    this.#changed(uris.map((uri) => ({ uri, kind: "changed" })));
  }

  has(file: string): boolean {
    return this.#documents.has(file);
  }

  /** From now on TypeScript has the file from us. */
  open(file: string): void {
    const document = this.#documents.get(file);
    if (!document || this.#open.has(file)) return;
    this.#open.add(file);
    const { text, language } = document;
    this.#notify("textDocument/didOpen", {
      textDocument: { ...this.#next(file), languageId: language, text },
    });
  }

  /** Files that will hardly change go to the disk; not those in another language than their name says. */
  close(files: readonly string[]): void {
    for (const file of files) {
      if (this.#documents.get(file)?.language !== ofName || !this.#open.delete(file)) continue;
      this.#write(file);
      this.#notify("textDocument/didClose", this.#named(file));
    }
  }

  /** Tells of other files on the disk that were written, made or removed. */
  filesChanged(changes: readonly FileChange[]): void {
    this.#changed(changes.map(({ path, kind }) => ({ uri: pathToFileURL(path).href, kind })));
  }

  /** Another process begins with what lies on the disk, and at once. */
  serve(server: Notified): void {
    this.#server = server;
    for (const file of this.#open) this.#write(file);
    this.#open.clear();
    const [first] = this.#documents.keys();
    if (first !== undefined) this.open(first);
    for (const [file, { language }] of this.#documents) if (language !== ofName) this.open(file);
  }

  #changed(changes: readonly { uri: string; kind: FileChange["kind"] }[]): void {
    if (changes.length === 0) return;
    this.#notify("workspace/didChangeWatchedFiles", {
      changes: changes.map(({ uri, kind }) => ({ uri, type: changeTypes[kind] })),
    });
  }

  #write(file: string): void {
    this.#workspace.write(file, this.#documents.get(file)!.text);
  }

  #named(file: string): { textDocument: { uri: string } } {
    return { textDocument: { uri: this.#workspace.uri(file) } };
  }

  #next(file: string): { uri: string; version: number } {
    return { uri: this.#workspace.uri(file), version: this.#version++ };
  }

  #notify(method: string, params: unknown): void {
    this.#server.notify(method, params);
  }
}
