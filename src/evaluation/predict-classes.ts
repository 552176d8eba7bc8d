import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { readLabels } from "../data/labels.js";
import type { TrainingData } from "../training/data.js";
import { invalid } from "../util/errors.js";
import { outputWidth, predictBatches } from "./predict-batches.js";

/** True and predicted class number of each sample. */
export interface ClassPredictions {
  truth: Int32Array;
  predicted: Int32Array;
  /** What the model gave, a row for each sample. */
  scores: readonly (readonly number[])[];
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
  const width = outputWidth(model, "a classifier with one output of shape [samples, classes]");
  const classes = classNames(names, Math.max(2, width));
  let truth = new Int32Array();
  let predicted = new Int32Array();
  const scores: number[][] = [];
  const loss = predictBatches(model, data, batchSize, {
    truth(y) {
      truth = codesOf("data.y", y, classes, false);
      predicted = new Int32Array(truth.length);
    },
    predicted(output, start) {
      predicted.set(codesOf(`predictions from sample ${start}`, output, classes, true), start);
      const values = output.dataSync<"float32">();
      for (let at = 0; at < values.length; at += width) {
        scores.push(Array.from(values.subarray(at, at + width)));
      }
    },
  });
  return { truth, predicted, scores, classes, ...(loss === undefined ? {} : { loss }) };
}

/** Class numbers from labels, one-hot rows or, for predictions, probabilities. */
function codesOf(
  argument: string,
  tensor: Tensor,
  classes: readonly string[],
  probabilities: boolean,
): Int32Array<ArrayBuffer> {
  const labels = readLabels(argument, tensor, { probabilities });
  const codes = Int32Array.from(labels, Number);
  const unknown = codes.find((code) => !(code in classes));
  if (unknown === undefined) return codes;
  throw invalid(argument, {
    expected: `class numbers from 0 to ${classes.length - 1}`,
    received: unknown,
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
