import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** One side of an equation with the shape that it stands for: a letter for each axis. */
interface Labelled {
  readonly labels: readonly string[];
  readonly shape: readonly number[];
}

/**
 * The gradient of `tf.einsum` for each operand: again sums of products, of the gradient with the other operand.
 * Ellipses that broadcast, letters that one operand alone has (summed away), and letters that stand twice in an
 * operand (diagonals) are allowed, as in TensorFlow.
 */
export function einsumGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "Einsum",
    saveAllInputs: true,
    gradFunc(dy, saved, attributes) {
      const gradient = dy as Tensor;
      const [left = "", right = ""] = (attributes["equation"] as string).split("->");
      const inputs = left.split(",");
      const operands = saved.map((tensor, i) => labelled(inputs[i]!, tensor.shape));
      const output = labelled(right, gradient.shape);
      return Object.fromEntries(
        saved.map((_, i) => [
          i,
          () => {
            const others = saved.flatMap((tensor, k) =>
              k === i ? [] : [squeezed(tensor, operands[k]!, output)],
            );
            return operandGradient(tf, operands[i]!, { ...output, tensor: gradient }, others);
          },
        ]),
      );
    },
  };
}

type Operand = Labelled & { readonly tensor: Tensor };

/** An ellipsis stands for the axes that are left, named by their place from the right. */
function labelled(term: string, shape: readonly number[]): Labelled {
  const [before = "", after] = term.split("...");
  if (after === undefined) return { labels: [...term], shape };
  const count = shape.length - before.length - after.length;
  const broadcast = Array.from({ length: count }, (_, i) => `…${count - i}`);
  return { labels: [...before, ...broadcast, ...after], shape };
}

/** Without the axes of length 1 that are broadcast in the output. */
function squeezed(tensor: Tensor, { labels, shape }: Labelled, output: Labelled): Operand {
  const kept = labels.flatMap((label, axis) => {
    const other = output.labels.indexOf(label);
    return shape[axis] === 1 && other >= 0 && output.shape[other] !== 1 ? [] : [axis];
  });
  const sizes = kept.map((axis) => shape[axis]!);
  return {
    labels: kept.map((axis) => labels[axis]!),
    shape: sizes,
    tensor: sizes.length === shape.length ? tensor : tensor.reshape(sizes),
  };
}

function operandGradient(
  tf: Tfjs,
  { labels, shape }: Labelled,
  output: Operand,
  others: readonly Operand[],
): Tensor {
  const factors = [output, ...others];
  const unique = [...new Set(labels)];
  const sizeOf = new Map(factors.flatMap((one) => one.labels.map((l, i) => [l, one.shape[i]!])));
  const present = unique.filter((label) => sizeOf.has(label));
  const letters = lettersOf([...factors.flatMap((one) => one.labels), ...labels]);
  const write = (names: readonly string[]): string => names.map((l) => letters.get(l)!).join("");
  const equation = `${factors.map((one) => write(one.labels)).join(",")}->${write(present)}`;
  const product = tf.einsum(equation, ...factors.map(({ tensor }) => tensor));

  // Axes that were broadcast have length 1 in the operand: their gradients add up.
  const axes = present.flatMap((label, axis) =>
    shape[labels.indexOf(label)] === 1 && sizeOf.get(label) !== 1 ? [axis] : [],
  );
  const summed = axes.length > 0 ? tf.sum(product, axes, true) : product;
  return spread(tf, summed, unique, present, { labels, shape });
}

/** Repeats along the letters that were summed away, and puts on the diagonal what has a letter twice. */
function spread(
  tf: Tfjs,
  gradient: Tensor,
  unique: readonly string[],
  present: readonly string[],
  { labels, shape }: Labelled,
): Tensor {
  const first = (label: string): number => labels.indexOf(label);
  const sizes = labels.map((label, axis) =>
    first(label) === axis && present.includes(label) ? shape[axis]! : 1,
  );
  let full: Tensor = gradient.reshape(sizes);
  if (present.length < unique.length) {
    const target = labels.map((label, axis) => (first(label) === axis ? shape[axis]! : 1));
    full = tf.broadcastTo(full, target);
  }
  labels.forEach((label, axis) => {
    if (first(label) === axis) return;
    const size = shape[axis]!;
    const places = shape.map((_, i) => (i === axis || i === first(label) ? size : 1));
    full = tf.mul(full, tf.eye(size).reshape(places));
  });
  return full;
}

/** A letter for each label, as the equation of a native operation takes them. */
function lettersOf(labels: readonly string[]): Map<string, string> {
  const named = new Set(labels.filter((label) => label.length === 1));
  const free = [...alphabet].filter((letter) => !named.has(letter));
  return new Map(
    [...new Set(labels)].map((label) => [label, named.has(label) ? label : free.shift()!]),
  );
}
