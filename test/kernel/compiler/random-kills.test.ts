import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { random } from "../../../src/util/random.js";
import { typescripts } from "./children.js";
import { TestNotebook } from "./notebook.js";

const notebook = new TestNotebook();
after(() => notebook.close());

describe("TypeScript killed at any moment of a long notebook", () => {
  test("costs no cell and no name", async () => {
    const moments = random(1);
    await notebook.runAll("const first = { x: 1 }", "const jsx = (el: unknown) => <a>{el}</a>;");
    for (let i = 0; i < 200; i++) {
      const cell = notebook.run(`const name${i} = first.x + ${i}; name${i}`);
      if (moments.next() < 0.06) {
        await new Promise((done) => setTimeout(done, moments.int(15)));
        for (const pid of typescripts()) process.kill(pid, "SIGKILL");
      }
      assert.equal(await cell, i + 1);
    }
    for (const pid of typescripts()) process.kill(pid, "SIGKILL");
    assert.equal(await notebook.run("name0 + name70 + name199"), 272);
    await assert.rejects(notebook.run("jsx(1, 2)"), /TS2554/);
    await assert.rejects(notebook.run("name3.missing"), /TS2339/);
    await notebook.reset();
    await assert.rejects(notebook.run("name0"), /TS2304/);
    assert.equal(await notebook.run("const name0 = 'again'; name0"), "again");
  });
});
