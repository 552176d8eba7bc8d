/**
 * A peer of the bench: trains, predicts and evaluates the model of a problem when it is told to, by lines of JSON.
 *
 *     node dist/bench/train/worker.js FOLDER eager|compiled
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { compiled, fit } from "../../src/index.js";
import { tf } from "../../src/tf.js";
import { modelOf } from "./model.js";
import type { Work } from "./peer.js";
import { readProblem } from "./problem.js";

const [folder, kind] = process.argv.slice(2) as [string, string];
compiled(kind === "compiled");
const { row, x, y, weights } = readProblem(folder);
const { model, layers } = modelOf(row);
const next = weights.values();
for (const layer of layers) layer.setWeights(layer.getWeights().map(() => next.next().value!));
// So small that it does not matter where the peers add it.
const epsilon = 1e-10;
model.compile({
  optimizer: tf.train.adam(0.001, 0.9, 0.999, epsilon),
  loss: row.target === "itself" ? "meanSquaredError" : "categoricalCrossentropy",
});
const { batch: batchSize, steps } = row;

const works: Record<Work, () => Promise<number[]> | number[]> = {
  async losses() {
    const losses: number[] = [];
    const onBatchEnd = (_: number, { loss }: { loss?: number } = {}): void =>
      void losses.push(loss!);
    for (let epoch = 0; losses.length < 20; epoch++) {
      await fit(
        model,
        { x, y },
        { batchSize, shuffle: false, seed: epoch, callbacks: { onBatchEnd } },
      );
    }
    return losses.slice(0, 20);
  },
  train: () => timed(() => fit(model, { x, y }, { batchSize, shuffle: false, seed: 1 })),
  predict: () => timed(() => tf.dispose(model.predict(x, { batchSize }))),
  evaluate: () => timed(() => tf.dispose(model.evaluate(x, y, { batchSize, verbose: 0 }))),
  memory: () => [
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024,
  ],
};

/** Milliseconds a step. */
async function timed(work: () => unknown): Promise<number[]> {
  const start = performance.now();
  await work();
  return [(performance.now() - start) / steps];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { work } = JSON.parse(line) as { work: Work };
  process.stdout.write(`${JSON.stringify(await works[work]())}\n`);
}
