import type { LayersModel, Optimizer } from "@tensorflow/tfjs-node";
import { invalid } from "../util/errors.js";
import { choose } from "./choose.js";
import type { LossFunction } from "./loss-function.js";
import { metricsOf, type Metrics } from "./metrics.js";
import { rememberStreaming, streamingOf } from "./streaming.js";

/** Names of the losses that tfjs has. */
const losses = [
  "meanSquaredError",
  "meanAbsoluteError",
  "meanAbsolutePercentageError",
  "meanSquaredLogarithmicError",
  "squaredHinge",
  "hinge",
  "categoricalHinge",
  "logcosh",
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
  "binaryCrossentropy",
  "kullbackLeiblerDivergence",
  "poisson",
  "cosineProximity",
] as const;

/** Short names, as Keras has them. */
const lossAliases = {
  mse: "meanSquaredError",
  mae: "meanAbsoluteError",
  mape: "meanAbsolutePercentageError",
  msle: "meanSquaredLogarithmicError",
  kld: "kullbackLeiblerDivergence",
} as const;

const optimizers = ["sgd", "adam", "adamax", "adagrad", "adadelta", "rmsprop"] as const;

export type Loss = (typeof losses)[number] | keyof typeof lossAliases | LossFunction;
/** One for all outputs, one for each in order, or by the output's name. */
export type PerOutput<T> = T | readonly T[] | Readonly<Record<string, T>>;

export interface CompileOptions {
  /** What training makes small: a name or a function, for all outputs, or for each. */
  loss?: PerOutput<Loss>;
  /** A name or one of `tf.train`; default `"rmsprop"`, as in Keras, when `loss` is given for a model without one. */
  optimizer?: (typeof optimizers)[number] | Optimizer;
  /** Names, functions, or metrics of `lab.metrics.streaming`; a record gives them by output. */
  metrics?: Metrics;
}

/** The optimizers that we had tfjs make from a name: nobody else holds them, so they end with their compilation. */
const owned = new WeakSet<Optimizer>();

/**
 * Compiles the model where an option asks for it; what is not given stays as it was compiled before. A new optimizer
 * starts without the state (moments, step count) of the old one.
 *
 * @throws if the model then has no loss, or a name is unknown.
 */
export function compile(model: LayersModel, options: CompileOptions): void {
  const compiled: Optimizer | undefined = model.optimizer;
  const asked = options.loss ?? options.optimizer ?? options.metrics;
  if (asked === undefined) {
    if (compiled) return;
    throw invalid("model", {
      expected: "a compiled model, or the option loss",
      received: "a model that is not compiled",
    });
  }
  const loss = options.loss === undefined ? compiled && model.loss : named(options.loss, lossOf);
  if (loss === undefined) {
    throw invalid("loss", { expected: "a loss", received: undefined, available: losses });
  }
  const keptMetrics = compiled ? model.metrics : undefined;
  const given =
    options.metrics === undefined ? undefined : metricsOf(options.metrics, model.outputNames);
  const streaming = given?.streaming ?? (compiled ? streamingOf(model) : []);
  const wanted = given?.inSteps ?? keptMetrics;
  const optimizer = options.optimizer ?? compiled ?? "rmsprop";

  // tfjs's own type leaves out what its code accepts: arrays and records that mix names and functions.
  type TfjsArgs = Parameters<LayersModel["compile"]>[0];
  model.compile({
    loss: loss as TfjsArgs["loss"],
    optimizer: typeof optimizer === "string" ? optimizerOf(optimizer) : optimizer,
    ...(wanted === undefined ? {} : { metrics: wanted as NonNullable<TfjsArgs["metrics"]> }),
  });

  rememberStreaming(model, streaming);
  if (compiled && compiled !== model.optimizer && owned.has(compiled)) compiled.dispose();
  if (typeof optimizer === "string") owned.add(model.optimizer);
}

function named<T, R>(given: PerOutput<T>, resolve: (one: T) => R): PerOutput<R> {
  if (Array.isArray(given)) return (given as readonly T[]).map(resolve);
  if (typeof given !== "object" || given === null) return resolve(given as T);
  return Object.fromEntries(Object.entries(given).map(([key, one]) => [key, resolve(one as T)]));
}

function lossOf(loss: Loss): string | LossFunction {
  if (typeof loss !== "string") return loss;
  return choose("loss", lossAliases[loss as keyof typeof lossAliases] ?? loss, losses);
}

function optimizerOf(name: string): string {
  return name === "rmsprop" ? "RMSProp" : choose("optimizer", name, optimizers);
}
