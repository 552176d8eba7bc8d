import assert from "node:assert/strict";
import { test } from "node:test";
import {
  confusionMatrixSpec,
  plotConfusionMatrix,
} from "../../../src/plot/evaluation/confusion-matrix.js";

const matrix = {
  labels: ["a", "b"],
  values: [
    [3, 1],
    [0, 0],
  ],
};
type Cell = { true: string; predicted: string; count: number; share: number };
const cellsOf = (normalize?: "true" | "predicted" | "all") =>
  (confusionMatrixSpec(matrix, normalize ? { normalize } : {})["data"] as { values: Cell[] })
    .values;
const sharesOf = (...by: Parameters<typeof cellsOf>) => cellsOf(...by).map(({ share }) => share);

test("a cell for each pair of classes, rows true and columns predicted", () => {
  assert.deepEqual(
    cellsOf().map((cell) => [cell.true, cell.predicted, cell.count]),
    [
      ["a", "a", 3],
      ["a", "b", 1],
      ["b", "a", 0],
      ["b", "b", 0],
    ],
  );
});

test("shares of the true class, of the predicted class, of all; a share of nothing is 0", () => {
  assert.deepEqual(sharesOf(), [0.75, 0.25, 0, 0]);
  assert.deepEqual(sharesOf("true"), [0.75, 0.25, 0, 0]);
  assert.deepEqual(sharesOf("predicted"), [1, 1, 0, 0]);
  assert.deepEqual(sharesOf("all"), [0.75, 0.25, 0, 0]);
});

test("tells in words how much was right", () => {
  assert.equal(
    plotConfusionMatrix(matrix).spec.description,
    "confusion matrix of a, b: 3 of 4 right",
  );
});

test("refuses what is not square, and no classes", () => {
  assert.throws(
    () => plotConfusionMatrix({ labels: ["a"], values: matrix.values }),
    /1 labels and 2 rows/,
  );
  assert.throws(
    () => plotConfusionMatrix({ labels: ["a", "b"], values: [[1], [2]] }),
    /^Error: matrix:/,
  );
  assert.throws(() => plotConfusionMatrix({ labels: [], values: [] }), /^Error: matrix:/);
});
