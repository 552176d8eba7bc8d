import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, test } from "node:test";
import { JsonRpc } from "../../../kernel/compiler/json-rpc.js";

function frame(message: unknown): string {
  const text = typeof message === "string" ? message : JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** A peer whose other side is played by the test. */
function peer() {
  const input = new PassThrough();
  const output = new PassThrough();
  let malformed = 0;
  const handlers = { "add one": (params: unknown) => (params as number) + 1 };
  const rpc = new JsonRpc(input, output, { handlers, onMalformed: () => malformed++ });
  const written = (): string => String(input.read() ?? "");
  return { rpc, output, written, malformed: () => malformed };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("JSON-RPC", () => {
  test("matches answers to requests, however they are cut and ordered", async () => {
    const { rpc, output, written } = peer();
    const first = rpc.request("a", 1);
    const second = rpc.request("b", "ü😀");
    assert.equal(
      written(),
      frame({ jsonrpc: "2.0", id: 1, method: "a", params: 1 }) +
        frame({ jsonrpc: "2.0", id: 2, method: "b", params: "ü😀" }),
    );
    const answers = Buffer.from(frame({ id: 2, result: "😀" }) + frame({ id: 1, result: null }));
    for (const byte of answers) output.write(Buffer.from([byte]));
    assert.deepEqual(await Promise.all([first, second]), [null, "😀"]);
  });

  test("rejects with the message of an error", async () => {
    const { rpc, output } = peer();
    const asked = rpc.request("a", null);
    output.write(frame({ id: 1, error: { code: -1, message: "no" } }));
    await assert.rejects(asked, /^Error: no$/);
  });

  test("answers requests, with null those that it does not know", async () => {
    const { output, written } = peer();
    output.write(frame({ id: "x", method: "add one", params: 1 }));
    output.write(frame({ id: "y", method: "unknown" }));
    output.write(frame({ method: "a notification" }));
    await turn();
    assert.equal(
      written(),
      frame({ jsonrpc: "2.0", id: "x", result: 2 }) +
        frame({ jsonrpc: "2.0", id: "y", result: null }),
    );
  });

  test("rejects what is asked and will be asked when it ends", async () => {
    const { rpc } = peer();
    const asked = rpc.request("a", 1);
    rpc.end(new Error("over"));
    await assert.rejects(asked, /over/);
    await assert.rejects(rpc.request("b", 1), /over/);
  });

  test("tells of what is no message", async () => {
    for (const text of ["Content-Size: 5\r\n\r\nhello", frame("{ no json")]) {
      const { output, malformed } = peer();
      output.write(text);
      await turn();
      assert.equal(malformed(), 1);
    }
  });
});
