import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { random } from "../../../src/util/random.js";
import { KernelClient } from "../protocol/client.js";
import { errorText, resultText, WireNotebook } from "./cells.js";

const notebook = new WireNotebook({}, ["let kept = 1; interface Kept { x: number }"]);

/** TypeScript's processes below a kernel. */
function typescripts(kernel: KernelClient): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isTypeScriptOf(pid, kernel.process.pid!));
}

function isTypeScriptOf(pid: number, kernel: number): boolean {
  try {
    const [, parent] =
      /^\d+ \(.*\) [^Z] (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return (
      Number(parent) === kernel && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--lsp")
    );
  } catch {
    // Ended while it was looked at.
    return false;
  }
}

const hostile: Readonly<Record<string, string>> = {
  "20,000 brackets": "[".repeat(20_000),
  "20,000 brackets that are closed": "[".repeat(20_000) + "]".repeat(20_000),
  "a type that recurses for ever": "type G<T> = T extends never ? 1 : G<{ y: T }>; let g: G<1> = 1",
  "a type that grows for ever":
    "type Build<T extends unknown[]> = Build<[...T, ...T]>; const b: Build<[1]> = 1",
  "a lone surrogate": "const s = '\ud83d'; s.missing",
  "5 MB of nonsense": "?? ".repeat(1_700_000),
};

describe("a compiler that is killed", () => {
  test("at any moment costs no cell and no name", async () => {
    const moments = random(1);
    for (let round = 0; round < 12; round++) {
      const cell = notebook.run(`let round${round} = ${round} + kept; round${round}`);
      await new Promise((done) => setTimeout(done, moments.int(25)));
      for (const pid of typescripts(notebook.kernel)) process.kill(pid, "SIGKILL");
      assert.equal(resultText(await cell), String(round + 1));
    }
    const all = Array.from({ length: 12 }, (_, round) => `round${round}`).join(" + ");
    assert.equal(resultText(await notebook.run(all)), "78");
    assert.match(await notebook.error("kept.missing"), /TS2339/);
  });

  test("while nobody asks is back for completion", async () => {
    for (const pid of typescripts(notebook.kernel)) process.kill(pid, "SIGKILL");
    const { content } = await notebook.kernel.request("shell", "complete_request", {
      code: "kep",
      cursor_pos: 3,
    });
    assert.deepEqual((content["matches"] as string[]).slice(0, 1), ["kept"]);
  });
});

describe("a cell of", () => {
  for (const [name, code] of Object.entries(hostile)) {
    test(`${name} fails with a clear error, and the next one works`, async () => {
      const { reply } = await notebook.run({ fails: code });
      assert.notEqual(reply.content["evalue"], "");
      assert.equal(resultText(await notebook.run("const k: Kept = { x: kept }; k.x")), "1");
      assert.equal(typescripts(notebook.kernel).length, 1);
    });
  }

  test("one text of 5 MB runs", async () => {
    assert.equal(resultText(await notebook.run(`"${"x".repeat(5_000_000)}".length`)), "5000000");
  });
});

test("a kernel that ends leaves no compiler behind", async () => {
  const kernel = await KernelClient.start();
  const executed = await kernel.execute("1 + 1");
  assert.equal(errorText(executed), "");
  const [pid] = typescripts(kernel);
  assert.ok(pid !== undefined);
  await kernel.close();
  assert.equal(isTypeScriptOf(pid, kernel.process.pid!), false);
  assert.throws(() => process.kill(pid, 0), /ESRCH/);
});
