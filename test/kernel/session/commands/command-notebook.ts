import assert from "node:assert/strict";
import { after, before } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { KernelClient, type Executed } from "../../protocol/client.js";

export interface CommandError {
  ename: string;
  evalue: string;
  /** Without colours. */
  traceback: string;
}

/** A notebook for the tests of one file, over the wire. */
export class CommandNotebook {
  #kernel: KernelClient | undefined;

  constructor() {
    before(async () => {
      this.#kernel = await KernelClient.start();
    });
    after(() => this.#kernel?.close());
  }

  get kernel(): KernelClient {
    return this.#kernel ?? assert.fail("the kernel starts before the tests");
  }

  /** Runs a cell that must succeed. */
  readonly run = async (code: string): Promise<Executed> => {
    const executed = await this.kernel.execute(code);
    const { status, evalue } = executed.reply.content;
    assert.equal(status, "ok", String(evalue));
    return executed;
  };

  /** Runs a cell that must fail; gives its error. */
  readonly fail = async (code: string): Promise<CommandError> => {
    const { content } = (await this.kernel.execute(code)).reply;
    assert.equal(content["status"], "error");
    const traceback = stripVTControlCharacters((content["traceback"] as string[]).join("\n"));
    return { ename: String(content["ename"]), evalue: String(content["evalue"]), traceback };
  };

  /** Runs a cell that must succeed; gives the text of its first result. */
  readonly value = async (code: string): Promise<unknown> => results(await this.run(code))[0];
}

/** The texts of a cell's results, in order. */
export function results({ outputs }: Executed): unknown[] {
  return outputs
    .filter(({ header }) => header.msg_type === "execute_result")
    .map(({ content }) => (content["data"] as Record<string, unknown>)["text/plain"]);
}
