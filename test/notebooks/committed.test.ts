import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { readNotebook } from "../support/notebook-file.js";
import { root } from "../support/python.js";
import { assertExecuted } from "./executed.js";
import { tour, tutorialPath, tutorials } from "./tutorials.js";

/** Folders of the machine that a notebook was run on. */
const machinePaths = [root, `${homedir()}/`, "/home/", "/Users/", "/tmp/", "node_modules/"];

test("the tour is among the tutorials", () => {
  assert.ok(tutorials.includes(tour), tutorials.join(", "));
});

for (const name of tutorials) {
  const path = tutorialPath(name);

  test(`${name} is committed with the outputs of one whole run`, () => {
    assertExecuted(readNotebook(path));
  });

  test(`${name} is a TrainLab notebook of format 4.5, its cells named apart`, () => {
    const { cells, metadata, nbformat, nbformat_minor: minor } = readNotebook(path);
    assert.deepEqual([nbformat, minor], [4, 5]);
    const { name: kernel, language } = metadata["kernelspec"] as Record<string, unknown>;
    assert.deepEqual([kernel, language], ["trainlab", "typescript"]);
    assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length);
  });

  test(`${name} names no folder of the machine it was run on`, () => {
    const text = readFileSync(path, "utf8");
    for (const part of machinePaths) assert.ok(!text.includes(part), `found ${part}`);
  });
}
