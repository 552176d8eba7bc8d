import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { refusalOf } from "../graph/index.js";
import { noteOnce } from "../display/note-once.js";
import { tf } from "../tf.js";
import { ranges } from "./batches.js";
import { compiledOf } from "./compiled.js";
import { closeCompilers, compilerOf, compilersOf, type Caller } from "./model-compilers.js";
import { ownFunctions } from "./own-functions.js";

/** Inputs and targets of a batch, and after them the weights of its samples, or nothing. */
type Data = readonly (Tensor | null)[];

type StepFunction = (data: Data) => Tensor[];

/** The part of tfjs's models that runs a step, which its types hide. */
interface Steps {
  makeTrainFunction(this: LayersModel): StepFunction;
  makeTestFunction(this: LayersModel): void;
  testFunction: StepFunction;
  predictLoop(
    this: LayersModel,
    inputs: Tensor | Tensor[],
    batchSize?: number,
    verbose?: boolean,
  ): Tensor | Tensor[];
  /** `compile` makes these anew. */
  readonly lossFunctions: readonly unknown[];
  readonly metricsTensors: readonly unknown[];
  readonly collectedTrainableWeights: readonly object[];
}

function stepsOf(model: LayersModel): Steps {
  return model as unknown as Steps;
}

let done = false;

/**
 * Makes `fit`, `fitDataset`, `trainOnBatch`, `evaluate`, `evaluateDataset`, `predict` and `predictOnBatch` of every
 * layers model run their steps as graphs, where that gives the same numbers; see `lab.compiled`. All else (batches,
 * callbacks, logs, errors) stays tfjs's. May be called more than once.
 */
export function compilePlainModels(): void {
  if (done) return;
  done = true;
  const { prototype } = tf.LayersModel;
  const steps = stepsOf(prototype);
  compileTraining(steps);
  compileEvaluation(steps);
  compilePrediction(steps);
  noteTraining(prototype);
  const { dispose } = prototype;
  prototype.dispose = function (this: LayersModel) {
    closeCompilers(this);
    return dispose.call(this);
  };
}

function compileTraining(prototype: Steps): void {
  const { makeTrainFunction } = prototype;
  prototype.makeTrainFunction = function () {
    const { optimizer } = this;
    const { lossFunctions, metricsTensors, collectedTrainableWeights } = stepsOf(this);
    return compiledStep(this, "model.fit", makeTrainFunction.call(this), {
      key: [optimizer, lossFunctions, metricsTensors, collectedTrainableWeights],
      parts: [collectedTrainableWeights],
      optimizer,
    });
  };
}

function compileEvaluation(prototype: Steps): void {
  const { makeTestFunction } = prototype;
  prototype.makeTestFunction = function () {
    makeTestFunction.call(this);
    const steps = stepsOf(this);
    steps.testFunction = compiledStep(this, "model.evaluate", steps.testFunction, {
      key: [steps.lossFunctions, steps.metricsTensors],
      parts: [],
    });
  };
}

interface StepParts {
  /** What the step was made of. */
  readonly key: readonly unknown[];
  /** What it depends on beside the model. */
  readonly parts: readonly object[];
  readonly optimizer?: LayersModel["optimizer"];
}

function compiledStep(
  model: LayersModel,
  caller: Caller,
  step: StepFunction,
  { key, parts, ...updated }: StepParts,
): StepFunction {
  const compiler = compilerOf(model, caller, key, {
    parts: () => [model, ...parts, ...ownFunctions(model, compiledOf(model))],
    ...updated,
    refusal: refusalOf,
  });
  return (data) => {
    const args = data.filter((tensor) => tensor !== null);
    const work = (given: readonly Tensor[]): Tensor[] => {
      const next = given.values();
      return step(data.map((tensor) => tensor && next.next().value!));
    };
    return tf.tidy(() => compiler.run(args, work));
  };
}

function compilePrediction(prototype: Steps): void {
  const { predictLoop } = prototype;
  prototype.predictLoop = function (inputs, batchSize = 32, verbose = false) {
    const compiler = compilerOf(this, "model.predict", [], {
      parts: () => [this],
      refusal: refusalOf,
    });
    const all = [inputs].flat();
    const samples = all[0]?.shape[0] ?? 0;
    if (!compiler.willing() || verbose || samples === 0) {
      return predictLoop.call(this, inputs, batchSize, verbose);
    }
    const predictBatch = (start: number, end: number): Tensor[] => {
      const size = end - start;
      const batch = size === samples ? all : all.map((tensor) => tf.slice(tensor, start, size));
      return compiler.run(batch, (given) => {
        const [first] = given;
        return [predictLoop.call(this, Array.isArray(inputs) ? [...given] : first!, size)].flat();
      });
    };
    return tf.tidy(() => {
      const batches = ranges(samples, batchSize).map(({ start, end }) =>
        tf.tidy(() => predictBatch(start, end)),
      );
      const outputs = this.outputs.map((_, i) => tf.concat(batches.map((batch) => batch[i]!)));
      return outputs.length === 1 ? outputs[0]! : outputs;
    });
  };
}

/** A training that is not silent says why its steps were not compiled. */
function noteTraining(prototype: LayersModel): void {
  const { fit, fitDataset } = prototype;
  prototype.fit = async function (this: LayersModel, x, y, args) {
    const history = await fit.call(this, x, y, args);
    if (args?.verbose !== 0) sayWhyNot(this);
    return history;
  };
  prototype.fitDataset = async function (this: LayersModel, dataset, args) {
    const history = await fitDataset.call(this, dataset, args);
    if (args?.verbose !== 0) sayWhyNot(this);
    return history;
  };
}

function sayWhyNot(model: LayersModel): void {
  const reason = compilersOf(model).get("model.fit")?.reason;
  if (reason === undefined) return;
  noteOnce(`The steps of model.fit were not compiled: ${reason}. See lab.compiled.`);
}
