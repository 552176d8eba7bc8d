import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { KernelClient, type Executed } from "../protocol/client.js";

/** A cell that must end well, or one that must not. */
export type Cell = string | { fails: string };

/**
 * What the last of some cells must bring: the text of its result, `undefined` for no result, or what its error says
 * (its name, its value and the traceback, without colours).
 */
export type Expected = string | undefined | { error: RegExp };

/** What is true of cells: what it is, the cells, what the last one brings. */
export type Row = readonly [name: string, cells: readonly Cell[], expected: Expected];

/** A kernel that the tests of one file share, in a notebook's folder of its own. */
export class WireNotebook {
  readonly directory: string;
  #kernel: KernelClient | undefined;

  /**
   * @param files what lies beside the notebook
   * @param cells what it runs before the tests
   */
  constructor(files: Readonly<Record<string, string>> = {}, cells: readonly Cell[] = []) {
    this.directory = mkdtempSync(join(tmpdir(), "trainlab-wire-"));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    before(async () => {
      this.#kernel = await KernelClient.start({ directory: this.directory });
      for (const cell of cells) await this.run(cell);
    });
    after(async () => {
      await this.#kernel?.close();
      rmSync(this.directory, { recursive: true });
    });
  }

  get kernel(): KernelClient {
    assert.ok(this.#kernel, "the kernel has started");
    return this.#kernel;
  }

  /** Writes a file beside the notebook. */
  write(name: string, text: string): void {
    const path = join(this.directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Runs a cell, which must end as it says. */
  async run(cell: Cell): Promise<Executed> {
    const code = typeof cell === "string" ? cell : cell.fails;
    const executed = await this.kernel.execute(code);
    const failed = executed.reply.content["status"] !== "ok";
    assert.equal(failed, typeof cell !== "string", `${code}\n${errorText(executed)}`);
    return executed;
  }

  /** Runs cells, one after another; gives what came of the last. */
  async runAll(cells: readonly Cell[]): Promise<Executed> {
    for (const cell of cells.slice(0, -1)) await this.run(cell);
    return this.run(cells.at(-1)!);
  }

  /** The error of a cell that must fail, without colours. */
  async error(code: string): Promise<string> {
    return errorText(await this.run({ fails: code }));
  }

  /** One test for each row. */
  testRows(rows: readonly Row[]): void {
    for (const [name, cells, expected] of rows) {
      test(name, async () => {
        if (typeof expected !== "object") {
          assert.equal(resultText(await this.runAll(cells)), expected);
          return;
        }
        const last = cells.at(-1)!;
        const failing = typeof last === "string" ? { fails: last } : last;
        const executed = await this.runAll([...cells.slice(0, -1), failing]);
        assert.match(errorText(executed), expected.error);
      });
    }
  }
}

/** The text of a result. */
export function resultText({ outputs }: Executed): string | undefined {
  const result = outputs.find(({ header }) => header.msg_type === "execute_result");
  const data = result?.content["data"] as Record<string, string> | undefined;
  return data?.["text/plain"];
}

/** Everything an error says, without colours; empty where there was none. */
export function errorText({ reply }: Executed): string {
  const { ename, evalue, traceback } = reply.content;
  if (ename === undefined) return "";
  const lines = [`${String(ename)}: ${String(evalue)}`, ...(traceback as string[])];
  return stripVTControlCharacters(lines.join("\n"));
}
