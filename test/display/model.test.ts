import assert from "node:assert/strict";
import { after, test } from "node:test";
import { inspect } from "node:util";
import type { LayersModel } from "@tensorflow/tfjs-node";
import { displaySymbol, type MimeBundle } from "../../src/display/host.js";
import { tf } from "../../src/tf.js";

const models: LayersModel[] = [];
const kept = <T extends LayersModel>(model: T): T => {
  models.push(model);
  return model;
};
after(() => models.forEach((model) => model.dispose()));

const chain = (): LayersModel =>
  kept(
    tf.sequential({
      name: "<net>",
      layers: [
        tf.layers.conv2d({ name: "c", filters: 8, kernelSize: 3, inputShape: [28, 28, 1] }),
        tf.layers.flatten({ name: "f" }),
        tf.layers.dense({ name: "d", units: 300, trainable: false }),
        tf.layers.batchNormalization({ name: "n" }),
      ],
    }),
  );

test("a chain of layers: shapes, parameters, totals", () => {
  assert.equal(
    inspect(chain()),
    `Sequential "<net>"
layer  type                output shape            parameters
c      Conv2D              [·, 26, 26, 8]                  80
f      Flatten             [·, 5408]                        0
d      Dense               [·, 300]        1,622,700 (frozen)
n      BatchNormalization  [·, 300]                     1,200
1,623,980 parameters (6.2 MiB): 680 trainable, 1,623,300 not
not compiled`,
  );
});

test("tells how it was compiled", () => {
  const model = chain();
  model.compile({ optimizer: "adam", loss: "meanSquaredError" });
  assert.match(inspect(model), /\noptimizer Adam, loss meanSquaredError$/);
  model.compile({ optimizer: "sgd", loss: tf.losses.huberLoss });
  assert.match(inspect(model), /\noptimizer SGD, loss huberLoss/);
});

test("a graph: which layers each one takes its input from; shared layers count once", () => {
  const [a, b] = [tf.input({ shape: [4], name: "a" }), tf.input({ shape: [4], name: "b" })];
  const shared = tf.layers.dense({ units: 3, name: "shared" });
  const joined = tf.layers
    .concatenate({ name: "join" })
    .apply([shared.apply(a), shared.apply(b)] as (typeof a)[]);
  const model = kept(tf.model({ inputs: [a, b], outputs: joined as typeof a, name: "twins" }));
  assert.equal(
    inspect(model),
    `Model "twins"
layer   type         output shape  parameters  connected to
a       InputLayer   [·, 4]                 0
b       InputLayer   [·, 4]                 0
shared  Dense        [·, 3]                15  a, b
join    Concatenate  [·, 6]                 0  shared, shared
15 parameters (60 B): 15 trainable
not compiled`,
  );
});

test("a layer used with several shapes, and a model without layers", () => {
  const [a, b] = [tf.input({ shape: [2, 4] }), tf.input({ shape: [3, 4] })];
  const dense = tf.layers.dense({ units: 1, name: "d" });
  const outputs = [dense.apply(a), dense.apply(b)] as (typeof a)[];
  assert.match(inspect(kept(tf.model({ inputs: [a, b], outputs }))), /\nd +Dense +multiple +5 /);
  assert.match(inspect(tf.sequential({ name: "empty" })), /^Sequential "empty", without layers$/);
});

test("HTML: a table, escaped; leaves no tensors", () => {
  const model = chain();
  const before = tf.memory().numTensors;
  const bundle = (model as LayersModel & { [displaySymbol](): MimeBundle })[displaySymbol]();
  assert.equal(tf.memory().numTensors, before);
  const html = bundle["text/html"] as string;
  assert.equal(html.match(/<tr>/g)!.length, 5);
  assert.match(html, /Sequential &quot;&lt;net&gt;&quot;/);
  assert.match(html, /<td style="text-align:right">1,622,700 \(frozen\)<\/td>/);
  assert.equal(bundle["text/plain"], inspect(model));
});
