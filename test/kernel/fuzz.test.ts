import assert from "node:assert/strict";
import { test } from "node:test";
import { differences } from "./fuzz/compare.js";
import { generate } from "./fuzz/generate.js";
import { cellText } from "./fuzz/program.js";

const text = (seed: number): string => generate(seed).cells.map(cellText).join("\n\n");

test("300 generated notebooks do what the same programs do as modules under Node and tsc", async () => {
  const programs = Array.from({ length: 300 }, (_, seed) => generate(seed));
  assert.deepEqual(await differences(programs), []);
});

test("a seed always gives the same notebook", () => {
  assert.equal(text(12), text(12));
  assert.notEqual(text(12), text(13));
});
