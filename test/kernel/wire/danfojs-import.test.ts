import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resultText, WireNotebook } from "./cells.js";

const notebook = new WireNotebook();

/** In a kernel where nothing has mentioned `dfd` before. */
describe("danfojs-node of a user's own import", () => {
  test("shows its frames as tables", async () => {
    const cell = "import { DataFrame } from 'danfojs-node'; new DataFrame({ a: [1, 2] })";
    const { outputs } = await notebook.run(cell);
    const data = outputs.at(-1)?.content["data"] as Record<string, string>;
    assert.match(data["text/html"] ?? "", /<table/);
  });

  test("is the one that dfd is", async () => {
    const cell = "import * as danfo from 'danfojs-node'; danfo.DataFrame === dfd.DataFrame";
    assert.equal(resultText(await notebook.run(cell)), "true");
  });
});
