import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { readLabels } from "../data/labels.js";
import { tf } from "../tf.js";
import { ranges, slice } from "../training/batches.js";
import { compiledOf, type Compiled } from "../training/compiled.js";
import { adapt, type AdaptedData, type TrainingData } from "../training/data.js";
import { invalid } from "../util/errors.js";

/** True and predicted class number of each sample. */
export interface ClassPredictions {
  truth: Int32Array;
  predicted: Int32Array;
  classes: readonly string[];
  /** Mean loss; absent for a model that is not compiled. */
  loss?: number;
}

/** Predicts the classes of all samples, batch by batch. See `evaluate`. */
export function predictClasses(
  model: LayersModel,
  data: TrainingData,
  names: readonly string[] | undefined,
  batchSize: number,
): ClassPredictions {
  const width = outputWidth(model);
  const classes = classNames(names, Math.max(2, width));
  const compiled = model.optimizer ? compiledOf(model) : uncompiled(model);
  const adapted = adapt(model, compiled, data);
  try {
    const truth = codesOf("data.y", adapted.y[0]!, classes, false);
    const predicted = new Int32Array(adapted.samples);
    let loss = 0;
    for (const { start, end } of ranges(adapted.samples, batchSize)) {
      const batch = predictBatch(model, compiled, adapted, start, end, classes);
      predicted.set(batch.codes, start);
      loss += batch.loss * (end - start);
    }
    return {
      truth,
      predicted,
      classes,
      ...(compiled.losses.length > 0 ? { loss: loss / adapted.samples } : {}),
    };
  } finally {
    adapted.dispose();
  }
}

function predictBatch(
  model: LayersModel,
  compiled: Compiled,
  data: AdaptedData,
  start: number,
  end: number,
  classes: readonly string[],
): { codes: Int32Array; loss: number } {
  return tf.tidy(() => {
    const { x, y } = slice(data, start, end);
    const output = [model.call([...x], {})].flat()[0]!;
    const losses = compiled.losses.map((loss) => tf.mean(loss(y[0]!, output)));
    const total = [...losses, ...model.calculateLosses()].map((part) => part.dataSync()[0]!);
    return {
      codes: codesOf(`predictions from sample ${start}`, output, classes, true),
      loss: total.reduce((sum, part) => sum + part, 0),
    };
  });
}

/** Class numbers from labels, one-hot rows or, for predictions, probabilities. */
function codesOf(
  argument: string,
  tensor: Tensor,
  classes: readonly string[],
  probabilities: boolean,
): Int32Array {
  const labels = readLabels(argument, tensor, { probabilities });
  const codes = Int32Array.from(labels, Number);
  const unknown = codes.find((code) => !(code in classes));
  if (unknown === undefined) return codes;
  throw invalid(argument, {
    expected: `class numbers from 0 to ${classes.length - 1}`,
    received: unknown,
  });
}

/** Units of the only output: 1 for a sigmoid, else the number of classes. */
function outputWidth(model: LayersModel): number {
  const shapes = (model.outputs ?? []).map(({ shape }) => shape); // an unbuilt model has none
  const [rank2] = shapes;
  const width = rank2?.[1];
  if (shapes.length === 1 && rank2?.length === 2 && width) return width;
  throw invalid("model", {
    expected: "a classifier with one output of shape [samples, classes]",
    received:
      shapes.length === 0
        ? "a model that is not built"
        : `outputs of shape ${JSON.stringify(shapes)}`,
  });
}

function classNames(names: readonly string[] | undefined, count: number): readonly string[] {
  if (names === undefined) return Array.from({ length: count }, (_, code) => String(code));
  if (names.length === count) return names;
  throw invalid("classes", {
    expected: `the names of all ${count} classes of the model (for test data, those of the training data)`,
    received: names,
  });
}

function uncompiled(model: LayersModel): Compiled {
  return { losses: [], metrics: [], lossNames: model.outputs.map(() => undefined) };
}
