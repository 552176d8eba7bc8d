import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { errorText, resultText, WireNotebook, type Row } from "./cells.js";

const notebook = new WireNotebook();

const rows: Row[] = [
  [
    "a type error runs nothing",
    ["let ran = 0", { fails: "ran = 1; const wrong: number = 'x'" }, "ran"],
    "0",
  ],
  [
    "and declares nothing",
    [{ fails: "const never1 = 1; const wrong: number = 'x'" }, "never1"],
    { error: /TS2304: Cannot find name 'never1'/ },
  ],
  [
    "and leaves an earlier declaration of the name",
    ["const kept = 1", { fails: "const kept = 'x'; const wrong: number = 'x'" }, "kept.toFixed(1)"],
    "'1.0'",
  ],
  [
    "also of a type, a class and an enum",
    [
      "type T = { a: 1 }; class K { k = 1 } enum E { A = 'a' }",
      { fails: "type T = { b: 2 }; class K { z = 1 } enum E { B = 'b' } nonsense" },
      "const t: T = { a: 1 }; [t.a, new K().k, E.A]",
    ],
    "[ 1, 1, 'a' ]",
  ],
  [
    "a syntax error too",
    ["let before = 1", { fails: "let before = 'x'; let }" }, "before.toFixed(0)"],
    "'1'",
  ],
  [
    "a thrown error keeps what was declared before it",
    [{ fails: "const early = 1; throw new Error('stop'); const late = 2" }, "early + 1"],
    "2",
  ],
  [
    "but not what comes after it",
    [{ fails: "if (Date.now()) throw new Error('stop'); const lateOne = 2" }, "lateOne"],
    { error: /TS2304: Cannot find name 'lateOne'/ },
  ],
  [
    "a failing redeclaration keeps the older value and type",
    ["let stays = 1", { fails: "JSON.parse('{'); let stays = 'x'" }, "stays.toFixed(1)"],
    "'1.0'",
  ],
  [
    "types of a cell that throws exist",
    [
      { fails: "interface Early { x: number } throw new Error('stop')" },
      "const e: Early = { x: 1 }; e.x",
    ],
    "1",
  ],
  [
    "functions of a cell that throws exist, wherever they stand",
    [
      { fails: "if (Date.now()) throw new Error('stop'); function hoisted() { return 3 }" },
      "hoisted()",
    ],
    "3",
  ],
  [
    "a rejected await keeps what was declared before it",
    [{ fails: "const one = 1; await Promise.reject(new Error('no')); const two = 2" }, "one"],
    "1",
  ],
  [
    "assignments before an error stay",
    ["let assigned = 1", { fails: "assigned = 2; throw 1" }, "assigned"],
    "2",
  ],
  [
    "a failing destructuring declares what it had bound",
    [
      {
        fails:
          "const { x: bound, y: { z: unbound } } = { x: 1 } as { x: number, y: { z: number } }",
      },
      "bound",
    ],
    "1",
  ],
  ["the value of a failing cell is not _", ["5", { fails: "throw new Error('x')" }, "_"], "5"],
];

describe("a cell that fails", () => notebook.testRows(rows));

describe("errors that nobody waits for", () => {
  test("a rejection is shown in the cell that started it, later, and the kernel goes on", async () => {
    const { kernel } = notebook;
    const started = kernel.begin(
      "let told = false; void new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), 60))",
    );
    assert.equal((await started.done).reply.content["status"], "ok");
    await notebook.run("1");
    const shown = () =>
      kernel
        .messagesOf(started.id)
        .some(({ content }) => JSON.stringify(content).includes("too late"));
    await kernel.until(shown, "the late error in its cell");
    assert.equal(resultText(await notebook.run("told")), "false");
  });

  test("so is what a timer throws", async () => {
    const { kernel } = notebook;
    const started = kernel.begin(
      "void setTimeout(() => { throw new RangeError('in a timer') }, 40)",
    );
    await started.done;
    const shown = () =>
      kernel
        .messagesOf(started.id)
        .some(({ content }) => JSON.stringify(content).includes("in a timer"));
    await kernel.until(shown, "the late error in its cell");
    assert.equal(resultText(await notebook.run("1 + 1")), "2");
  });
});

test("a missing package leaves one error and no name", async () => {
  const executed = await notebook.run({
    fails: 'import * as unheardOf from "no-such-package-of-anyone"',
  });
  assert.match(errorText(executed), /no-such-package-of-anyone/);
  assert.match(await notebook.error("unheardOf"), /TS2304/);
});
