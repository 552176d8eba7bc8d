import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import type { Tensor } from "@tensorflow/tfjs-node";
import { displaySymbol, type MimeBundle } from "../../src/display/host.js";
import { tf } from "../../src/tf.js";

/** What a tensor shows; it is freed, and nothing else may be left. */
function bundleOf(make: () => Tensor): MimeBundle {
  const before = tf.memory().numTensors;
  const tensor = tf.tidy(() => tf.keep(make()));
  const bundle = (tensor as Tensor & { [displaySymbol](): MimeBundle })[displaySymbol]();
  tensor.dispose();
  assert.equal(tf.memory().numTensors, before, "tensors left behind");
  return bundle;
}

const textOf = (make: () => Tensor) => bundleOf(make)["text/plain"];
const htmlOf = (make: () => Tensor) => bundleOf(make)["text/html"] as string;

describe("text", () => {
  const cases: [name: string, make: () => Tensor, text: string][] = [
    ["a scalar", () => tf.scalar(Math.PI), "Tensor float32 []\n3.1416"],
    ["whole numbers", () => tf.tensor1d([1, -20, 3]), "Tensor float32 [3]\n[  1, -20,   3]"],
    [
      "fractions, all with the decimals of the longest",
      () => tf.tensor1d([0.1, 0.25, -3]),
      "Tensor float32 [3]\n[ 0.10,  0.25, -3.00]",
    ],
    [
      "what four decimals would not show",
      () => tf.tensor1d([1e-8, 1]),
      "Tensor float32 [2]\n[1.000e-8, 1.000e+0]",
    ],
    [
      "large numbers",
      () => tf.tensor1d([1234567.5, 1]),
      "Tensor float32 [2]\n[1.235e+6, 1.000e+0]",
    ],
    [
      "no numbers",
      () => tf.tensor1d([NaN, Infinity, -Infinity, 0]),
      "Tensor float32 [4]\n[      NaN,  Infinity, -Infinity,         0]",
    ],
    ["integers", () => tf.tensor2d([[1, 2]], [1, 2], "int32"), "Tensor int32 [1, 2]\n[[1, 2]]"],
    [
      "truths",
      () => tf.tensor2d([[true], [false]], [2, 1], "bool"),
      "Tensor bool [2, 1]\n[[ true],\n [false]]",
    ],
    ["texts", () => tf.tensor1d(["a", 'b"\n']), 'Tensor string [2]\n[    "a", "b\\"\\n"]'],
    [
      "complex numbers",
      () => tf.complex([1, 0.5], [2, -1]),
      "Tensor complex64 [2]\n[  1+2i, 0.5-1i]",
    ],
    ["nothing", () => tf.zeros([0, 3]), "Tensor float32 [0, 3]"],
    [
      "three axes, with a line between the matrices",
      () => tf.range(0, 8).reshape([2, 2, 2]),
      "Tensor float32 [2, 2, 2]\n[[[0, 1],\n  [2, 3]],\n\n [[4, 5],\n  [6, 7]]]",
    ],
    [
      "many axes",
      () => tf.zeros([9, 9, 9, 1]),
      `Tensor float32 [9, 9, 9, 1]
[[[[0],
   …,
   [0]],

  …,

  [[0],
   …,
   [0]]],

 …,

 [[[0],
   …,
   [0]],

  …,

  [[0],
   …,
   [0]]]]`,
    ],
  ];
  for (const [name, make, text] of cases) {
    test(name, () => {
      assert.equal(textOf(make), text);
    });
  }
});

test("of a long axis both ends are shown, whether it is read as a whole or cut", () => {
  for (const size of [100, 20_000]) {
    const text = textOf(() => tf.range(0, size)) as string;
    const [first, last] = text.split("\n")[1]!.split("…, ");
    assert.deepEqual(JSON.parse(first!.replace(/, $/, "]")), [...Array(12).keys()]);
    assert.deepEqual(
      JSON.parse(`[${last}`),
      Array.from({ length: 12 }, (_, i) => size - 12 + i),
    );
  }
  const wide = textOf(() => tf.range(0, 90_000).reshape([300, 300])) as string;
  const rows = wide.split("\n").slice(1);
  assert.equal(rows.length, 15);
  assert.match(rows[0]!, /^\[\[ {4}0, {5}1, .* {4}6, …, {3}293, .* {3}299\],$/);
  assert.match(rows[14]!, /^ \[89700, .*, 89706, …, 89993, .*, 89999\]\]$/);
  assert.equal(rows[7], " …,");
});

test("HTML: tables with row and column numbers, lists for more axes, all escaped", () => {
  assert.equal(
    htmlOf(() => tf.tensor2d([[1, 2]])),
    '<div style="opacity:0.6">Tensor float32 [1, 2]</div><table><thead><tr><th></th><th>0</th><th>1</th></tr></thead>' +
      "<tbody><tr><th>0</th><td>1</td><td>2</td></tr></tbody></table>",
  );
  assert.match(
    htmlOf(() => tf.tensor1d(["<b>"])),
    /<thead><tr><th>0<\/th><\/tr>.*<td>&quot;&lt;b&gt;&quot;<\/td>/,
  );
  assert.match(
    htmlOf(() => tf.scalar(2)),
    /<div>2<\/div>$/,
  );
  assert.match(
    htmlOf(() => tf.zeros([1, 1, 1])),
    /<pre>\[\[\[0\]\]\]<\/pre>$/,
  );
  const long = htmlOf(() => tf.zeros([50, 50]));
  assert.equal(long.match(/<tr>/g)!.length, 16);
  assert.equal(long.match(/<th>…<\/th>/g)!.length, 1);
  assert.equal(long.match(/<th>⋮<\/th>/g)!.length, 1);
  assert.equal(
    htmlOf(() => tf.zeros([0])),
    '<div style="opacity:0.6">Tensor float32 [0]</div>',
  );
});

test("a tensor that was disposed says so", () => {
  const tensor = tf.zeros([2]);
  tensor.dispose();
  assert.equal(inspect(tensor), "Tensor float32 [2], disposed: its values are gone");
});

test("a variable tells its name", () => {
  const variable = tf.variable(tf.ones([1]), true, "weight");
  assert.equal(inspect(variable), 'Variable "weight" float32 [1]\n[1]');
  variable.dispose();
});

test("console.log shows tensors inside of other values", () => {
  const x = tf.ones([1, 2]);
  assert.equal(inspect({ x }), "{\n  x: Tensor float32 [1, 2]\n  [[1, 1]]\n}");
  x.dispose();
});

test("the display is no property that code meets", () => {
  assert.deepEqual(
    Object.keys(tf.Tensor.prototype).filter((key) => key.includes("display")),
    [],
  );
  const own = Object.getOwnPropertyDescriptor(tf.Tensor.prototype, displaySymbol);
  assert.equal(own!.enumerable, false);
});
