import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Output } from "../../../kernel/session/output.js";
import { Session, type SessionOptions } from "../../../kernel/session/session.js";

/** What a cell showed and how it ended. */
export interface Ran {
  outputs: Output[];
  /** The text of the cell's result; absent where it has none. */
  result?: string;
  /** `TypeError: no`; absent where the cell succeeded. */
  error?: string;
  /** The traceback without colours. */
  traceback: string;
}

/** A notebook in a folder of its own: the compiler and the runtime, without sockets. */
export class TestSession {
  readonly folder: string;
  readonly session: Session;

  constructor(options: Omit<SessionOptions, "directory"> = {}) {
    this.folder = mkdtempSync(join(tmpdir(), "trainlab-session-"));
    this.session = new Session({ directory: this.folder, ...options });
  }

  /** Puts a file beside the notebook. */
  write(name: string, text: string): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  async run(code: string): Promise<Ran> {
    const outputs: Output[] = [];
    const { failure, result } = await this.session.execute(code, {
      onOutput: (output) => outputs.push(output),
    });
    return {
      outputs,
      ...(result && { result: String(result["text/plain"]) }),
      ...(failure && { error: `${failure.ename}: ${failure.evalue}` }),
      traceback: stripVTControlCharacters(failure?.traceback.join("\n") ?? ""),
    };
  }

  async close(): Promise<void> {
    await this.session.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
