import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { refusalOf } from "../graph/index.js";
import { tf } from "../tf.js";
import { ranges, slice } from "../training/batches.js";
import { compiledOf, type Compiled } from "../training/compiled.js";
import { adapt, type TrainingData } from "../training/data.js";
import { compilerOf } from "../training/model-compilers.js";
import { ownFunctions } from "../training/own-functions.js";
import type { Batch } from "../training/step.js";
import { invalid } from "../util/errors.js";

/** What is read of the truth and of the predictions; the tensors live only as long as the call. */
export interface PredictionReader {
  truth(y: Tensor): void;
  /** Predictions of a batch, of which the first is for sample `start`. */
  predicted(output: Tensor, start: number): void;
}

/**
 * Predicts all samples of a model with one output, batch by batch.
 * @returns the mean loss, penalties of regularizers included; `undefined` for a model that is not compiled.
 */
export function predictBatches(
  model: LayersModel,
  data: TrainingData,
  batchSize: number,
  read: PredictionReader,
): number | undefined {
  const compiled = model.optimizer ? compiledOf(model) : uncompiled(model);
  const adapted = adapt(model, compiled, data);
  const step = evaluationStep(model, compiled);
  try {
    read.truth(adapted.y[0]!);
    let loss = 0;
    for (const { start, end } of ranges(adapted.samples, batchSize)) {
      tf.tidy(() => {
        const [output, ...losses] = step(slice(adapted, start, end));
        for (const part of losses) loss += part.dataSync()[0]! * (end - start);
        read.predicted(output!, start);
      });
    }
    return compiled.losses.length > 0 ? loss / adapted.samples : undefined;
  } finally {
    adapted.dispose();
  }
}

/** The prediction of a batch, the mean of its loss, and the penalties; as a graph where that gives the same numbers. */
function evaluationStep(model: LayersModel, compiled: Compiled): (batch: Batch) => Tensor[] {
  const compiler = compilerOf(model, "lab.evaluate", compiled.losses, {
    parts: () => [model, ...ownFunctions(model, compiled)],
    refusal: refusalOf,
  });
  const inputs = model.inputs.length;
  const work = (given: readonly Tensor[]): Tensor[] => {
    const output = [model.call(given.slice(0, inputs), {})].flat()[0]!;
    const losses = compiled.losses.map((lossOf) => tf.mean(lossOf(given[inputs]!, output)));
    return [output, ...losses, ...model.calculateLosses()];
  };
  return ({ x, y }) => compiler.run([...x, ...y], work);
}

/**
 * Units of the only output of a model.
 * @throws if it has several outputs, or one of another rank.
 */
export function outputWidth(model: LayersModel, expected: string): number {
  const shapes = (model.outputs ?? []).map(({ shape }) => shape); // an unbuilt model has none
  const [rank2] = shapes;
  const width = rank2?.[1];
  if (shapes.length === 1 && rank2?.length === 2 && width) return width;
  throw invalid("model", {
    expected,
    received:
      shapes.length === 0
        ? "a model that is not built"
        : `outputs of shape ${JSON.stringify(shapes)}`,
  });
}

function uncompiled(model: LayersModel): Compiled {
  return { losses: [], metrics: [], lossNames: model.outputs.map(() => undefined) };
}
