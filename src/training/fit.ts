import type { LayersModel } from "@tensorflow/tfjs-node";
import type { Callback } from "../callbacks/callback.js";
import { dispatcher } from "../callbacks/dispatch.js";
import { notebookHost } from "../display/host.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { random } from "../util/random.js";
import { compile, type CompileOptions } from "./compile.js";
import { compiledOf } from "./compiled.js";
import type { TrainingData } from "./data.js";
import type { History } from "./history.js";
import { trainingLoop, type LoopSettings } from "./loop.js";
import { prepareData, type DataOptions } from "./prepare-data.js";
import { updateOf, type UpdateOptions } from "./update.js";

export interface FitOptions extends CompileOptions, DataOptions, UpdateOptions {
  /** The epoch to train up to, counted from `initialEpoch`'s 0: so many epochs in all; default 1. */
  epochs?: number;
  /** Epochs that were done before; default 0. */
  initialEpoch?: number;
  /** Samples in a step; the last batch of an epoch has what is left; default 32. */
  batchSize?: number;
  /** Take the samples in a new random order each epoch; default `true`. */
  shuffle?: boolean;
  /**
   * Makes the training repeatable: the order of the samples, and what tfjs draws in a step (dropout, noise layers). The
   * first weights are the model's own: give its initializers a seed. Default: different each time.
   */
  seed?: number;
  /** One or more of `lab.callbacks`, your own, or those that `tf.LayersModel.fit` takes; default none. */
  callbacks?: Callback | readonly Callback[];
  /** Ends training after the batch when it is aborted; model and history stay, no error is thrown. */
  signal?: AbortSignal;
}

/**
 * Trains a plain `tf.LayersModel` and returns its history, which draws itself. The model is trained in place. Options
 * `loss`, `optimizer` and `metrics` compile it; without them it must be compiled.
 *
 * Semantics and defaults are those of Keras 3's `fit`. Logs are named as there: `loss`, `accuracy` (also where tfjs
 * says `acc`), `val_loss`; with several outputs `<output>_loss`, `<output>_accuracy`. Other than in tfjs, `val_loss`
 * holds the penalties of regularizers and validation metrics are right for several outputs.
 *
 * The notebook's Stop ends training after the batch, like `signal`: no error; the model keeps what it has learnt,
 * callbacks end as usual, the history has the epochs that were completed, and its `stopped` says what happened. If a
 * training of the same model is still running, the new one ends it.
 *
 * @param data `{ x, y }`: tensors whose first axis counts the samples; they are neither changed nor disposed.
 * @throws before training, if data and model do not fit, an option is wrong, or nothing in the model can be trained.
 * @example
 * const history = await lab.fit(model, train, { loss: "sparseCategoricalCrossentropy", optimizer: "adam",
 *   metrics: ["accuracy"], epochs: 50, validationSplit: 0.2, callbacks: [lab.callbacks.livePlot()] });
 */
export async function fit(
  model: LayersModel,
  data: TrainingData,
  options: FitOptions = {},
): Promise<History> {
  const host = notebookHost();
  const given = options.signal ? [options.signal] : [];
  return host
    ? host.interruptible((stop) => train(model, data, options, [...given, stop]))
    : train(model, data, options, given);
}

async function train(
  model: LayersModel,
  data: TrainingData,
  options: FitOptions,
  signals: readonly AbortSignal[],
): Promise<History> {
  const settings = settingsOf(options, signals);
  compile(model, options);
  if (model.trainableWeights.length === 0) {
    throw invalid("model", { expected: "weights that can be trained", received: "none" });
  }
  const compiled = compiledOf(model);
  const prepared = prepareData(model, compiled, data, options);
  try {
    return await trainingLoop(model, compiled, prepared, settings, dispatcher(options.callbacks));
  } finally {
    prepared.dispose();
  }
}

function settingsOf(options: FitOptions, signals: readonly AbortSignal[]): LoopSettings {
  const order = random(options.seed);
  return {
    initialEpoch: count("initialEpoch", options.initialEpoch ?? 0),
    epochs: count("epochs", options.epochs ?? 1),
    batchSize: count("batchSize", options.batchSize ?? 32, 1),
    // A stream of its own: the order of the samples does not depend on what else is drawn.
    noise: options.seed === undefined ? undefined : random(order.int(2 ** 32)),
    shuffle: options.shuffle === false ? undefined : order,
    update: updateOf(options),
    signals,
  };
}
