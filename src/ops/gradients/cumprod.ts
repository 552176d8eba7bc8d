import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

/**
 * The gradient of `tf.cumprod`. A factor's gradient is the product of those before it, times the sum of the later
 * gradients, each with the product of the factors in between; that sum is built by doubling, without a division. So
 * it is right where factors are 0, where TensorFlow's own, which divides, is 0.
 */
export function cumprodGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "Cumprod",
    inputsToSave: ["x"],
    gradFunc(dy, [x], attributes) {
      const { axis, exclusive, reverse } = attributes as unknown as Attributes;
      return { x: () => gradient(tf, dy as Tensor, x!, { axis, exclusive, reverse }) };
    },
  };
}

interface Attributes {
  axis: number;
  exclusive: boolean;
  reverse: boolean;
}

function gradient(
  tf: Tfjs,
  dy: Tensor,
  x: Tensor,
  { axis: given, exclusive, reverse }: Attributes,
): Tensor {
  const axis = given < 0 ? given + x.rank : given;
  const turn = (tensor: Tensor): Tensor => (reverse ? tf.reverse(tensor, axis) : tensor);
  const later = (tensor: Tensor, by: number): Tensor => shifted(tf, tensor, axis, by);

  const factors = turn(x);
  const incoming = turn(dy);
  const before = tf.cumprod(factors, axis, true);
  let sum = exclusive ? later(incoming, 1) : incoming;
  let between = later(factors, 1);
  for (let by = 1; by < x.shape[axis]!; by *= 2) {
    sum = tf.add(sum, tf.mul(between, later(sum, by)));
    between = tf.mul(between, later(between, by));
  }
  return turn(tf.mul(before, sum));
}

/** Each place gets the value that stands `by` places later; 0 beyond the end. */
function shifted(tf: Tfjs, tensor: Tensor, axis: number, by: number): Tensor {
  const size = tensor.shape[axis]!;
  const step = Math.min(by, size);
  const begin = tensor.shape.map((_, i) => (i === axis ? step : 0));
  const sizes = tensor.shape.map((n, i) => (i === axis ? n - step : n));
  const padding = tensor.shape.map((_, i): [number, number] => (i === axis ? [0, step] : [0, 0]));
  return tf.pad(tf.slice(tensor, begin, sizes), padding);
}
