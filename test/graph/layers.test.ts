import assert from "node:assert/strict";
import { test } from "node:test";
import { seenBefore } from "../../src/graph/index.js";
import { tf } from "../../src/tf.js";
import { cases, leftOut, modelOf, own, samples, variants } from "./layer-cases.js";
import { difference, trainBoth } from "./train-both.js";

for (const [name, make] of Object.entries({ ...cases, ...variants, ...own })) {
  test(`${name}: compiled steps give the eager weights`, async () => {
    const { shape, integers } = make();
    const x = tf.tidy(() => {
      const values = tf.randomUniform(
        [samples, ...shape],
        integers ? 0 : -1,
        integers ?? 1,
        "float32",
        3,
      );
      return integers ? values.floor() : values;
    });
    const y = tf.randomUniform([samples, 1], -1, 1, "float32", 4);
    const { eager, graph } = await trainBoth({
      model: () => modelOf(make()),
      x,
      y,
      optimizer: () => tf.train.momentum(0.02, 0.9),
      options: { loss: "meanSquaredError", epochs: 50, batchSize: samples },
    });
    tf.dispose([x, y]);
    assert.equal(graph.history.notCompiled, undefined);
    assert.equal(graph.history.compiledSteps, 50 - seenBefore - 2);
    assert.equal(eager.history.compiledSteps, 0);
    assert.ok(difference(eager, graph) <= 1e-5, `difference ${difference(eager, graph)}`);
  });
}

test("every layer of tfjs is here", () => {
  const aliases = /^(avgPool|avgPooling|maxPool|globalMaxPool)\dd$/;
  // The cells are parts of other layers here, and the last are no layers.
  const others = /^(convLstm2d|gru|lstm|simpleRNN)Cell$|^(Layer|RNN|RNNCell|input)$/;
  const names = Object.keys(tf.layers).filter((name) => !aliases.test(name) && !others.test(name));
  const here = [...Object.keys(cases), ...Object.keys(leftOut)];
  assert.deepEqual(names.toSorted(), here.toSorted());
});
