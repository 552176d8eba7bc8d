import type { LayersModel, Scalar, Tensor, Variable } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import type { Compiled } from "./compiled.js";
import type { Change } from "./update.js";

/** Tensors of some samples, one for each input and each output of the model. */
export interface Batch {
  readonly x: readonly Tensor[];
  readonly y: readonly Tensor[];
  /** Weight of each sample in the loss, shape [samples]; only for models of one output. */
  readonly weights?: Tensor;
}

/** Loss and metrics of a batch, by name. */
export type StepResult = Record<string, number>;

/**
 * One step of training: loss and gradients of a batch, then what is done with them. The metrics are those before the step.
 * The loss holds the penalties of regularizers. Returns the loss and each metric; call it in a `tf.tidy`.
 */
export function trainStep(
  model: LayersModel,
  compiled: Compiled,
  batch: Batch,
  change: Change,
): Tensor[] {
  const kept: Tensor[] = [];
  const differentiate = (pass: Forward): Scalar => {
    // Metrics need no gradients: they are computed after this function, which would free what they need.
    kept.push(...pass.outputs.map(tf.keep), ...pass.losses.map(tf.keep));
    return pass.total;
  };
  try {
    return tf.tidy(() => {
      const variables = model.trainableWeights.map((weight) => weight.read() as Variable);
      const { value: total, grads } = model.optimizer.computeGradients(
        () => differentiate(forward(model, compiled, batch, true)),
        variables,
      );
      // What the loss does not depend on has no gradient, and stays.
      const changed = variables.filter(({ name }) => grads[name]);
      change(
        model.optimizer,
        changed,
        changed.map(({ name }) => grads[name]!),
      );
      const outputs = kept.slice(0, model.outputs.length);
      return scalars(compiled, batch, total, outputs, kept.slice(outputs.length));
    });
  } catch (error) {
    disposeTape();
    throw error;
  } finally {
    tf.dispose(kept);
  }
}

/** When a forward pass throws, tfjs forgets to free what its layers saved for the gradients. */
function disposeTape(): void {
  const { state } = tf.engine();
  if (state.gradientDepth > 0) return;
  for (const { saved } of state.activeTape ?? []) tf.dispose(saved ?? []);
}

/** Loss and metrics of a batch with the layers in the state for prediction, in the order of `trainStep`. */
export function testStep(model: LayersModel, compiled: Compiled, batch: Batch): Tensor[] {
  return tf.tidy(() => {
    const { outputs, losses, total } = forward(model, compiled, batch, false);
    return scalars(compiled, batch, total, outputs, losses);
  });
}

interface Forward {
  outputs: Tensor[];
  /** Mean loss of each output. */
  losses: Scalar[];
  /** Their sum, and the penalties of regularizers. */
  total: Scalar;
}

function forward(model: LayersModel, compiled: Compiled, batch: Batch, training: boolean): Forward {
  const outputs = [model.call([...batch.x], training ? { training } : {})].flat();
  const losses = compiled.losses.map((loss, i) =>
    tf.mean<Scalar>(weighted(loss(batch.y[i]!, outputs[i]!), batch.weights)),
  );
  const total = [...losses, ...model.calculateLosses()].reduce((sum, part) => tf.add(sum, part));
  return { outputs, losses, total };
}

/** Each sample's loss times its weight; the sum is later divided by the number of samples, as in Keras. */
function weighted(loss: Tensor, weights: Tensor | undefined): Tensor {
  if (!weights) return loss;
  if (loss.rank === 0) {
    throw invalid("classWeight, sampleWeight", {
      expected: "a loss that gives one value for each sample",
      received: "a loss that gives one value for the whole batch",
    });
  }
  const column = [weights.shape[0]!, ...Array<number>(loss.rank - 1).fill(1)];
  return tf.mul(loss, tf.reshape(weights, column));
}

/** The loss and each metric, in tensors of their own; of a streaming metric, the output that it looks at: the loss of an output may be the total, and is freed before. */
function scalars(
  { metrics }: Compiled,
  { y }: Batch,
  total: Scalar,
  outputs: readonly Tensor[],
  losses: readonly Tensor[],
): Tensor[] {
  const means = metrics.map(({ output, compute, streaming }) => {
    if (streaming) return tf.clone(outputs[output]!); // which it is told outside of the step
    return compute ? tf.mean(compute(y[output]!, outputs[output]!)) : tf.clone(losses[output]!);
  });
  return [tf.clone(total), ...means];
}

/** The values of `trainStep` or `testStep`, by name; a streaming metric has none for a batch. */
export function values({ metrics }: Compiled, [total, ...means]: readonly Tensor[]): StepResult {
  const result: StepResult = { loss: valueOf(total!) };
  metrics.forEach(({ name, streaming }, i) => {
    if (!streaming) result[name] = valueOf(means[i]!);
  });
  return result;
}

function valueOf(scalar: Tensor): number {
  return scalar.dataSync()[0]!;
}
