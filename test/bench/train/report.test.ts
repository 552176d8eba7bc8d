import assert from "node:assert/strict";
import { test } from "node:test";
import type { Measured } from "../../../bench/train/measure.js";
import { median, problems, report } from "../../../bench/train/report.js";
import { growth, rows, titleOf, type Row } from "../../../bench/train/rows.js";

const row: Row = { name: "MLP", input: [2], layers: [], batch: 8, steps: 3 };
const took = (ms: number, loss = 1): Measured => ({
  train: [9 * ms, ms, ms],
  predict: [ms, ms],
  evaluate: [ms, 3 * ms],
  losses: [1, loss],
  memory: 100.4,
});

test("the median of an odd and of an even number of values", () => {
  assert.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3])], [2, 2.5]);
});

test("a table of times, of ratios, of memory", () => {
  const measured = {
    TrainLab: took(2),
    "tfjs eager": took(20),
    Keras: took(8),
    "Keras jit": took(4),
    PyTorch: { problem: "no module" },
  };
  const text = report([{ row, measured }], Object.keys(measured));
  const [train, predict, evaluate, memory, problem] = text
    .split("\n\n")
    .filter((_, i) => i % 2 === 1 || i > 7);
  assert.match(
    train!,
    /\| MLP, batch 8 \| 2.00 \| 20.0 \| 8.00 \| 4.00 \| – \| 0.50 \| – \| 0.10 \|$/,
  );
  assert.match(predict!, /\| 2.00 \| 20.0 \| 8.00 \| 4.00 \| – \| 0.50 \| – \| 0.10 \|$/);
  assert.match(evaluate!, /\| 4.00 \| 40.0 \| 16.0 \| 8.00 \| – \|/);
  assert.match(memory!, /\| 100 \| 100 \| 100 \| 100 \| – \|$/);
  assert.equal(problem, "MLP, batch 8, PyTorch: does not run: no module");
});

test("losses that differ are told, where they are not random", () => {
  const measured = { TrainLab: took(1), Keras: took(1, 1.01), PyTorch: took(1, 1.00001) };
  assert.deepEqual(problems([{ row, measured }]), [
    "MLP, batch 8, Keras: losses differ from TrainLab's by 1.0e-2",
  ]);
  assert.deepEqual(problems([{ row: { ...row, random: true }, measured }]), []);
});

test("no two rows have the same title", () => {
  for (const all of [rows, growth]) assert.equal(new Set(all.map(titleOf)).size, all.length);
});
