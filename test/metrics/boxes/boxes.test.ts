import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  iou,
  meanAveragePrecision,
  type DetectedBoxes,
  type MeanAveragePrecisionOptions,
  type TrueBoxes,
} from "../../../src/metrics/index.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Scene {
  truth: TrueBoxes[];
  detected: DetectedBoxes[];
  options: MeanAveragePrecisionOptions;
  map: number;
  byThreshold: number[];
  byClass: number[];
}

const { overlaps, scenes } = readFixture("metrics/boxes/fixtures/boxes.json") as {
  overlaps: { a: number[][]; b: number[][]; iou: number[][] };
  scenes: Record<string, Scene>;
};

test("overlaps are those of pycocotools, whatever the form of the boxes", () => {
  const { a, b } = overlaps;
  assertClose(iou(a, b), overlaps.iou);
  const forms = {
    yxyx: ([l, t, r, d]: number[]) => [t!, l!, d!, r!],
    xywh: ([l, t, r, d]: number[]) => [l!, t!, r! - l!, d! - t!],
    cxcywh: ([l, t, r, d]: number[]) => [(l! + r!) / 2, (t! + d!) / 2, r! - l!, d! - t!],
  };
  for (const [format, write] of Object.entries(forms)) {
    const options = { format: format as keyof typeof forms };
    assertClose(iou(a.map(write), b.map(write), options), overlaps.iou, format);
  }
});

test("boxes without an area, boxes that touch, no boxes", () => {
  assert.deepEqual(iou([[1, 1, 1, 1]], [[1, 1, 1, 1]]), [[0]]);
  assert.deepEqual(iou([[0, 0, 1, 1]], [[1, 0, 2, 1]]), [[0]]);
  assert.deepEqual(iou([], [[1, 0, 2, 1]]), []);
});

describe("average precision is that of pycocotools", () => {
  for (const [name, { truth, detected, options, ...expected }] of Object.entries(scenes)) {
    test(name, () => {
      assert.ok(expected.map > 0.02 && expected.map < 0.9, "neither all nor nothing is found");
      const found = meanAveragePrecision(truth, detected, options);
      assertClose(found.map, expected.map, "mAP");
      assertClose(found.byThreshold.map(({ map }) => map), expected.byThreshold, "thresholds"); // prettier-ignore
      assertClose(found.byClass.map(({ map }) => map), expected.byClass, "classes"); // prettier-ignore
    });
  }
});

test("boxes may be tensors, and images empty", () => {
  const boxes = tf.tensor2d([[0, 0, 10, 10]]);
  const before = tf.memory().numTensors;
  const truth = [
    { boxes, labels: ["cat"] },
    { boxes: [], labels: [] },
  ];
  const found = meanAveragePrecision(truth, [
    { boxes, labels: ["cat"], scores: [0.9] },
    { boxes: [], labels: [], scores: [] },
  ]);
  assertClose(found.map, 1);
  assert.deepEqual(found.byClass, [{ label: "cat", map: found.map }]);
  assert.equal(tf.memory().numTensors, before);
  boxes.dispose();
});

const one = { boxes: [[0, 0, 1, 1]], labels: [0] };
const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "a box that ends before it begins",
    () => iou([[2, 0, 1, 1]], [[0, 0, 1, 1]]),
    /^Error: a\[0\]: expected a box as xyxy, which ends after it begins; received \[2,0,1,1\]$/,
  ],
  [
    "three numbers",
    () => iou([[2, 0, 1]], []),
    /^Error: a: expected four numbers a box; received 3/,
  ],
  [
    "an unknown form",
    () => iou([[0, 0, 1, 1]], [], { format: "ltrb" as "xyxy" }),
    /^Error: format: .*received ltrb; available: xyxy, yxyx, xywh, cxcywh$/,
  ],
  [
    "another number of images",
    () => meanAveragePrecision([one], []),
    /^Error: detected: expected 1 samples, as truth has; received 0 samples$/,
  ],
  [
    "a box without a label",
    () => meanAveragePrecision([{ boxes: [[0, 0, 1, 1], [0, 0, 1, 1]], labels: [1] }], [{ ...one, scores: [1] }]), // prettier-ignore
    /^Error: truth\[0\]\.labels: expected 2 labels, one a box; received 1$/,
  ],
  [
    "no true boxes",
    () => meanAveragePrecision([{ boxes: [], labels: [] }], [{ ...one, scores: [1] }]),
    /^Error: truth: expected at least one true box; received none$/,
  ],
  [
    "a threshold of 0",
    () => meanAveragePrecision([one], [{ ...one, scores: [1] }], { thresholds: [0] }),
    /^Error: thresholds: expected numbers above 0, to 1; received \[0\]$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
