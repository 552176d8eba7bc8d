import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import type { Compiled } from "./compiled.js";
import type { Batch } from "./step.js";

/** A tensor, or for models with several inputs or outputs one for each: in order, or by name. */
export type Tensors = Tensor | readonly Tensor[] | Readonly<Record<string, Tensor>>;

/** Samples to learn from or to compare with; the first axis of every tensor counts them. */
export interface TrainingData {
  /** The inputs: shape [samples, …input shape of the model]. */
  x: Tensors;
  /**
   * The targets: shape [samples, …output shape], or for `sparseCategoricalCrossentropy` the class numbers, shape
   * [samples] or [samples, 1]. A shape [samples] is read as [samples, 1].
   */
  y: Tensors;
}

/** Data in the order and shape of the model's inputs and outputs. */
export interface AdaptedData extends Batch {
  readonly samples: number;
  /** Frees the tensors that were made to adapt the data; those passed in stay. */
  dispose(): void;
}

/**
 * Brings data into the order and shape that a model wants.
 *
 * @param argument what errors call the data.
 * @throws if a tensor is missing, disposed, or of a wrong shape, or they differ in the number of samples.
 */
export function adapt(
  model: LayersModel,
  compiled: Compiled,
  data: TrainingData,
  argument = "data",
): AdaptedData {
  const made: Tensor[] = [];
  const fit = (slot: Slot, tensor: Tensor): Tensor => {
    const adapted = fitted(slot, tensor);
    if (adapted !== tensor) made.push(adapted);
    return adapted;
  };
  try {
    const inputs = model.inputs.map((input, i) => ({
      argument: `${argument}.x`,
      name: model.inputNames[i]!,
      shape: input.shape,
    }));
    const outputs = model.outputs.map((output, i) => ({
      argument: `${argument}.y`,
      name: model.outputNames[i]!,
      ...target(compiled.lossNames[i], output.shape),
    }));
    const x = inOrder(inputs, data.x).map((tensor, i) => fit(inputs[i]!, tensor));
    const y = inOrder(outputs, data.y).map((tensor, i) => fit(outputs[i]!, tensor));
    const samples = sampleCount(argument, [...x, ...y]);
    outputs.forEach((slot, i) => checkClasses(slot, y[i]!));
    return { x, y, samples, dispose: () => tf.dispose(made) };
  } catch (error) {
    tf.dispose(made);
    throw error;
  }
}

/** What the model wants in one place. */
interface Slot {
  argument: string;
  name: string;
  shape: readonly (number | null)[];
  /** Any shape is right: only the losses known by name say what they compare with. */
  free?: boolean;
  /** Made float32, as Keras does; some losses of tfjs refuse the int32 that labels often are. */
  float?: boolean;
  /** Targets are class numbers below this. */
  classes?: number;
}

/** The shape of targets that a loss compares with an output of the given shape. */
function target(loss: string | undefined, output: Slot["shape"]): Omit<Slot, "argument" | "name"> {
  if (loss === undefined) return { shape: output, free: true };
  if (loss !== "sparseCategoricalCrossentropy") return { shape: output, float: true };
  const classes = output.at(-1);
  return { shape: [...output.slice(0, -1), 1], float: true, ...(classes ? { classes } : {}) };
}

function inOrder(slots: readonly Slot[], given: Tensors): Tensor[] {
  const { argument } = slots[0]!;
  const names = slots.map(({ name }) => name);
  const several = slots.length > 1 ? `a tensor for each of ${names.join(", ")}` : "a tensor";
  const tensors =
    given instanceof tf.Tensor
      ? [given]
      : Array.isArray(given)
        ? (given as readonly Tensor[])
        : names.map((name) => (given as Readonly<Record<string, Tensor>> | undefined)?.[name]);
  if (tensors.length !== slots.length) {
    throw invalid(argument, { expected: several, received: `${tensors.length} tensors` });
  }
  return tensors.map((tensor) => {
    if (!(tensor instanceof tf.Tensor))
      throw invalid(argument, { expected: several, received: given });
    if (tensor.isDisposed) {
      throw invalid(argument, { expected: several, received: "a tensor that was disposed" });
    }
    return tensor;
  });
}

function fitted(slot: Slot, tensor: Tensor): Tensor {
  const shape = fittedShape(slot, tensor);
  const cast = slot.float === true && tensor.dtype !== "float32";
  if (shape === tensor.shape && !cast) return tensor;
  return tf.tidy(() => {
    const reshaped = tf.reshape(tensor, [...shape]);
    return cast ? tf.cast(reshaped, "float32") : reshaped;
  });
}

function fittedShape(
  { argument, name, shape, free }: Slot,
  { shape: found }: Tensor,
): readonly number[] {
  const fits = (dims: readonly number[]): boolean =>
    dims.length === shape.length &&
    shape.every((dim, i) => i === 0 || dim === null || dim === dims[i]);
  if (found.length > 0) {
    if (fits(found)) return found;
    const column = [...found, 1];
    if (fits(column) || (free && found.length === 1)) return column;
    if (free) return found;
  }
  const wanted = ["samples", ...shape.slice(1).map((dim) => dim ?? "any")].join(", ");
  throw invalid(argument, {
    expected: `shape [${wanted}] for "${name}"`,
    received: `shape [${found.join(", ")}]`,
  });
}

function sampleCount(argument: string, tensors: readonly Tensor[]): number {
  const counts = tensors.map(({ shape }) => shape[0]!);
  const [samples] = counts;
  if (!samples || counts.some((other) => other !== samples)) {
    throw invalid(argument, {
      expected: "the same number of samples, at least 1, in every tensor",
      received: counts.join(", "),
    });
  }
  return samples;
}

/** TensorFlow's one-hot encoding gives a row of zeros, and so a loss of 0, for a class that does not exist. */
function checkClasses({ argument, classes }: Slot, y: Tensor): void {
  if (classes === undefined) return;
  const [lowest, highest] = tf.tidy(() => [y.min().dataSync()[0]!, y.max().dataSync()[0]!]);
  if (lowest! >= 0 && highest! < classes) return;
  throw invalid(argument, {
    expected: `class numbers from 0 to ${classes - 1}`,
    received: `numbers from ${lowest} to ${highest}`,
  });
}
