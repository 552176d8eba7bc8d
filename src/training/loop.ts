import type { LayersModel } from "@tensorflow/tfjs-node";
import type { Logs, TrainingRun } from "../callbacks/callback.js";
import type { Dispatcher } from "../callbacks/dispatch.js";
import type { Random } from "../util/random.js";
import { permutation } from "../util/sampling.js";
import { disposeBatch, gather, ranges, slice, type Range } from "./batches.js";
import { breather } from "./breather.js";
import type { Compiled } from "./compiled.js";
import { endingOf } from "./ending.js";
import { History } from "./history.js";
import type { PreparedData } from "./prepare-data.js";
import { passOf } from "./pass.js";
import { withMathRandom } from "./seeded-math-random.js";
import type { Batch, StepResult } from "./step.js";
import { trainingSteps } from "./stepper.js";
import type { Update } from "./update.js";
import { validate } from "./validate.js";

export interface LoopSettings {
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly batchSize: number;
  /** The order of the samples; absent where they are not shuffled. */
  readonly shuffle: Random | undefined;
  /** What stands for `Math.random` in a step; absent where that is left alone. */
  readonly noise: Random | undefined;
  /** What is done with gradients; ends with the training. */
  readonly update: Update;
  /** When one of them is aborted, training ends after the batch. */
  readonly signals: readonly AbortSignal[];
}

/** Trains: epochs of batches, validation after each, callbacks at every turn. The data stay with the caller. */
export async function trainingLoop(
  model: LayersModel,
  compiled: Compiled,
  { train, validation }: PreparedData,
  settings: LoopSettings,
  callbacks: Dispatcher,
): Promise<History> {
  const { epochs, initialEpoch, batchSize, shuffle, noise, update, signals } = settings;
  const batches = ranges(train.samples, batchSize);
  const names = logNames(compiled, validation !== undefined);
  const metrics: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  const began = performance.now();
  const breathe = breather();
  const ending = endingOf(model, signals);
  let pass = passOf(compiled);

  const run: TrainingRun = {
    model,
    epochs,
    initialEpoch,
    batchesPerEpoch: batches.length,
    metricNames: names,
    metrics,
    seconds: () => (performance.now() - began) / 1000,
    epochSoFar: () => pass.values(),
    stop: ending.ask,
    get stopped() {
      return ending.reason;
    },
  };

  const steps = trainingSteps(model, compiled, update);
  const step = (batch: Batch): StepResult =>
    noise ? withMathRandom(noise.next, () => pass.step(steps, batch)) : pass.step(steps, batch);

  const trainBatch = async ({ index, start, end }: Range, order?: Int32Array): Promise<Logs> => {
    const size = end - start;
    await callbacks.batchBegin(index, { batch: index, size });
    const batch = order ? gather(train, order.subarray(start, end)) : slice(train, start, end);
    try {
      const values = step(batch);
      const logs = { batch: index, size, ...values };
      await callbacks.batchEnd(index, logs);
      return logs;
    } finally {
      disposeBatch(batch);
    }
  };

  /** The logs of the epoch; nothing if it was cut off. */
  const trainEpoch = async (epoch: number): Promise<Logs | undefined> => {
    pass = passOf(compiled);
    await callbacks.epochBegin(epoch);
    const order = shuffle && permutation(train.samples, shuffle);
    for (const range of batches) {
      const logs = await trainBatch(range, order);
      if (await breathe()) await callbacks.yielded(epoch, range.index, logs);
      const where = ` in epoch ${epoch + 1}, after batch ${range.index + 1} of ${batches.length}`;
      if (ending.cutOff(where)) return undefined;
      if (ending.asked()) break;
    }
    if (!validation) return pass.values();
    const validated = await validate(model, compiled, validation, batchSize, async () => {
      await breathe();
      return !ending.cutOff(` while validating epoch ${epoch + 1}`);
    });
    return validated && { ...pass.values(), ...prefixed(validated) };
  };

  try {
    await callbacks.begin(run, {
      epochs,
      initialEpoch,
      batchSize,
      samples: train.samples,
      steps: batches.length,
      metrics: names,
    });
    for (let epoch = initialEpoch; epoch < epochs; epoch++) {
      if (ending.cutOff() || ending.asked()) break;
      const logs = await trainEpoch(epoch);
      if (!logs) break;
      for (const name of names) metrics[name]!.push(logs[name]!);
      await callbacks.epochEnd(epoch, logs);
    }
    // The training that took this one's place must not find its weights changed.
    if (!ending.superseded()) await callbacks.trainEnd();
  } finally {
    callbacks.release();
    ending.close();
    update.dispose();
  }
  return new History({
    metrics,
    initialEpoch,
    stopped: ending.reason,
    seconds: run.seconds(),
    compiledSteps: steps.compiled,
    notCompiled: steps.reason,
  });
}

function logNames({ metrics }: Compiled, validated: boolean): string[] {
  const names = ["loss", ...metrics.map(({ name }) => name)];
  return validated ? [...names, ...names.map((name) => `val_${name}`)] : names;
}

function prefixed(values: StepResult): Logs {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`val_${name}`, value]));
}
