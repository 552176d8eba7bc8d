import assert from "node:assert/strict";
import { test } from "node:test";
import {
  columnTransformer,
  pipeline,
  selectKBest,
  standardScaler,
  targetEncoder,
  type Transformer,
} from "../../src/data/index.js";
import { dfd } from "../../src/dfd.js";
import { prepareFold } from "../../src/evaluation/prepare-fold.js";

const train = new dfd.DataFrame({
  city: ["a", "a", "b", "b", "c", "c"],
  useful: [1, 2, 3, 4, 5, 6],
  noise: [3, -1, 2, 2, -1, 3],
  price: [10, 20, 30, 40, 50, 60],
});
const tested = (price: number[]) =>
  new dfd.DataFrame({ city: ["a", "c"], useful: [1.5, 5.5], noise: [0, 0], price });

const transformers: Record<string, () => Transformer> = {
  "a selector": () =>
    columnTransformer(
      [
        [
          pipeline([
            selectKBest({ target: "price", k: 1 }),
            standardScaler({ columns: ["useful"] }),
          ]),
          ["useful", "noise", "price"],
        ],
      ],
      { target: "price" },
    ),
  "an encoder": () =>
    columnTransformer(
      [
        [
          targetEncoder({ target: "price", columns: ["city"], folds: 2, seed: 1 }),
          ["city", "price"],
        ],
        [standardScaler(), ["useful"]],
      ],
      { target: "price" },
    ),
};

for (const [name, make] of Object.entries(transformers)) {
  test(`${name} that learns from the target gets that of the training part only`, () => {
    const preparation = {
      target: "price",
      task: "regression",
      oneHot: false,
      transformer: make(),
    } as const;
    const first = prepareFold(train, tested([15, 55]), preparation);
    const second = prepareFold(train, tested([-1e6, 1e6]), { ...preparation, transformer: make() });
    assert.ok(!first.train.features.includes("price"));
    assert.ok(first.train.features.includes("useful") && !first.train.features.includes("noise"));
    assert.deepEqual(second.test.x.arraySync(), first.test.x.arraySync());
    assert.deepEqual(first.test.y.arraySync(), [[15], [55]]);
    for (const { train: a, test: b } of [first, second]) {
      a.dispose();
      b.dispose();
    }
  });
}

test("a composed transformer says which target its parts look at", () => {
  assert.equal(pipeline([standardScaler()]).target, undefined);
  assert.equal(pipeline([standardScaler(), selectKBest({ target: "price" })]).target, "price");
});
