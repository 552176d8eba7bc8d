import assert from "node:assert/strict";
import { test } from "node:test";
import { tracebackFrames } from "../../../kernel/runtime/traceback-frames.js";

const here = new URL("../../../", import.meta.url).pathname;
const core = "/home/me/node_modules/@tensorflow/tfjs-core/dist/tf-core.node.js";

test("the user's frames stay, a run of packages is folded behind its innermost", () => {
  const { lines, place } = tracebackFrames([
    `kernelFunc (${core}:10:1)`,
    `Array.map (<anonymous>)`,
    `run (/home/me/node_modules/other/index.js:3:2)`,
    "go (Cell 3, line 2:8)",
    "Array.map (<anonymous>)",
    "Cell 3, line 4:1",
  ]);
  assert.deepEqual(lines, [
    `kernelFunc (${core}:10:1)`,
    "… 2 more in @tensorflow/tfjs-core, other",
    "go (Cell 3, line 2:8)",
    "Array.map (<anonymous>)",
    "Cell 3, line 4:1",
  ]);
  assert.deepEqual(place, { file: "Cell 3", line: 2, column: 8 });
});

test("frames of lab are a package's, as URLs too", () => {
  const { lines, place } = tracebackFrames([
    `invalid (file://${here}src/util/errors.js:6:12)`,
    `fit (file://${here}src/training/fit.js:40:2)`,
    "/home/me/notebook/helper.ts:7:3",
  ]);
  assert.deepEqual(lines.slice(1), ["… 1 more in trainlab", "/home/me/notebook/helper.ts:7:3"]);
  assert.equal(place?.file, "/home/me/notebook/helper.ts");
});

test("without a frame of the user's nothing is folded", () => {
  const frames = [`a (${core}:1:1)`, `b (${core}:2:1)`];
  const { lines, place } = tracebackFrames(frames);
  assert.deepEqual(lines, frames);
  assert.equal(place?.file, core);
});

test("no frames are no trouble", () => {
  assert.deepEqual(tracebackFrames([]), { lines: [], place: undefined });
});
