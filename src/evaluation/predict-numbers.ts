import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import type { TrainingData } from "../training/data.js";
import { invalid } from "../util/errors.js";
import { outputWidth, predictBatches } from "./predict-batches.js";

/** True and predicted numbers, a row for each sample and a column for each output. */
export interface NumberPredictions {
  truth: readonly number[][];
  predicted: readonly number[][];
  /** Mean loss; absent for a model that is not compiled. */
  loss?: number;
}

/** Predicts the numbers of all samples, batch by batch. See `evaluate`. */
export function predictNumbers(
  model: LayersModel,
  data: TrainingData,
  batchSize: number,
): NumberPredictions {
  const width = outputWidth(model, "a model with one output of shape [samples, numbers]");
  let truth: number[][] = [];
  const batches: number[][][] = [];
  const loss = predictBatches(model, data, batchSize, {
    truth(y) {
      truth = rowsOf("data.y", y, width);
    },
    predicted(output, start) {
      batches.push(rowsOf(`predictions from sample ${start}`, output, width));
    },
  });
  return { truth, predicted: batches.flat(), ...(loss === undefined ? {} : { loss }) };
}

function rowsOf(argument: string, tensor: Tensor, width: number): number[][] {
  const values = Array.from(tensor.dataSync<"float32">());
  const rows = Array.from({ length: values.length / width }, (_, row) =>
    values.slice(row * width, (row + 1) * width),
  );
  const bad = rows.findIndex((row) => row.some((value) => !Number.isFinite(value)));
  if (bad === -1 && tensor.shape[1] === width) return rows;
  throw invalid(bad === -1 ? argument : `${argument}[${bad}]`, {
    expected: width === 1 ? "a number a sample" : `${width} numbers a sample`,
    received: bad === -1 ? `shape [${tensor.shape.join(", ")}]` : rows[bad]!.map(String).join(", "),
  });
}
