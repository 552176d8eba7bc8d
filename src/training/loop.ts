import type { LayersModel } from "@tensorflow/tfjs-node";
import type { Logs, TrainingRun } from "../callbacks/callback.js";
import type { Dispatcher } from "../callbacks/dispatch.js";
import type { Random } from "../util/random.js";
import { permutation } from "../util/sampling.js";
import { disposeBatch, gather, ranges, slice, type Range } from "./batches.js";
import { breather } from "./breather.js";
import type { Compiled } from "./compiled.js";
import type { PreparedData } from "./prepare-data.js";
import { History } from "./history.js";
import { runningMean } from "./running-mean.js";
import { withMathRandom } from "./seeded-math-random.js";
import { trainStep, type Batch, type StepResult } from "./step.js";
import { validate } from "./validate.js";

export interface LoopSettings {
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly batchSize: number;
  /** The order of the samples; absent where they are not shuffled. */
  readonly shuffle: Random | undefined;
  /** What stands for `Math.random` in a step; absent where that is left alone. */
  readonly noise: Random | undefined;
  /** When one of them is aborted, training ends after the batch. */
  readonly signals: readonly AbortSignal[];
}

/** The training that each model is in: a new one ends the one before. */
const current = new WeakMap<LayersModel, object>();

/** Trains: epochs of batches, validation after each, callbacks at every turn. The data stay with the caller. */
export async function trainingLoop(
  model: LayersModel,
  compiled: Compiled,
  { train, validation }: PreparedData,
  settings: LoopSettings,
  callbacks: Dispatcher,
): Promise<History> {
  const { epochs, initialEpoch, batchSize, shuffle, noise, signals } = settings;
  const names = ["loss", ...compiled.metrics.map(({ name }) => name)];
  const logNames = validation ? [...names, ...names.map((name) => `val_${name}`)] : names;
  const batches = ranges(train.samples, batchSize);
  const metrics: Record<string, number[]> = Object.fromEntries(logNames.map((name) => [name, []]));
  const began = performance.now();
  const breathe = breather();
  const me = {};
  let epochMean = runningMean();
  let stopped: string | undefined;

  const run: TrainingRun = {
    model,
    epochs,
    initialEpoch,
    batchesPerEpoch: batches.length,
    metricNames: logNames,
    metrics,
    seconds: () => (performance.now() - began) / 1000,
    epochSoFar: () => epochMean.values(),
    stop: (reason) => void (stopped ??= reason),
    get stopped() {
      return stopped;
    },
  };
  /** Whether training goes on at once: neither the rest of an epoch nor its validation is waited for. */
  const cutOff = (): boolean => {
    if (current.get(model) !== me) stopped ??= "another training of the same model began";
    else if (signals.some((signal) => signal.aborted)) stopped ??= "interrupted";
    else return false;
    return true;
  };
  /** Callbacks that were written for tfjs stop training by a property of the model. */
  const stopAsked = (): boolean => {
    if (model.stopTraining) run.stop("model.stopTraining was set");
    return stopped !== undefined;
  };

  const step = (batch: Batch): StepResult => {
    const work = (): StepResult => trainStep(model, compiled, batch);
    return noise ? withMathRandom(noise.next, work) : work();
  };
  const trainBatch = async (
    { index, start, end }: Range,
    order: Int32Array | undefined,
  ): Promise<Logs> => {
    const size = end - start;
    await callbacks.batchBegin(index, { batch: index, size });
    const batch = order ? gather(train, order.subarray(start, end)) : slice(train, start, end);
    try {
      const values = step(batch);
      epochMean.add(values, size);
      const logs = { batch: index, size, ...values };
      await callbacks.batchEnd(index, logs);
      return logs;
    } finally {
      disposeBatch(batch);
    }
  };
  /** The logs of the epoch; nothing if it was cut off. */
  const trainEpoch = async (epoch: number): Promise<Logs | undefined> => {
    epochMean = runningMean();
    await callbacks.epochBegin(epoch);
    const order = shuffle && permutation(train.samples, shuffle);
    for (const range of batches) {
      const logs = await trainBatch(range, order);
      if (await breathe()) await callbacks.yielded(epoch, range.index, logs);
      if (cutOff()) {
        stopped += ` in epoch ${epoch + 1}, after batch ${range.index + 1} of ${batches.length}`;
        return undefined;
      }
      if (stopAsked()) break;
    }
    if (!validation) return epochMean.values();
    const validated = await validate(model, compiled, validation, batchSize, async () => {
      await breathe();
      return !cutOff();
    });
    if (!validated) {
      stopped += ` while validating epoch ${epoch + 1}`;
      return undefined;
    }
    const prefixed = Object.entries(validated).map(([name, value]) => [`val_${name}`, value]);
    return { ...epochMean.values(), ...Object.fromEntries(prefixed) };
  };

  current.set(model, me);
  model.stopTraining = false;
  try {
    await callbacks.begin(run, {
      epochs,
      initialEpoch,
      batchSize,
      samples: train.samples,
      steps: batches.length,
      metrics: logNames,
    });
    for (let epoch = initialEpoch; epoch < epochs && !cutOff() && !stopAsked(); epoch++) {
      const logs = await trainEpoch(epoch);
      if (!logs) break;
      for (const name of logNames) metrics[name]!.push(logs[name]!);
      await callbacks.epochEnd(epoch, logs);
    }
    // A training that took this one's place must not find its weights changed.
    if (current.get(model) === me) await callbacks.trainEnd();
  } finally {
    callbacks.release();
    if (current.get(model) === me) current.delete(model);
  }
  return new History({
    metrics,
    initialEpoch,
    ...(stopped === undefined ? {} : { stopped }),
    seconds: run.seconds(),
  });
}
