import type { Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalRandom } from "../../util/normal-random.js";
import type { Random } from "../../util/random.js";
import { draw, readFactor, type Factor } from "./factor.js";
import type { PhotometricStep } from "./step.js";

/**
 * Makes pictures brighter or darker by up to `factor` (default 0.2): the same is added to each pixel. As Keras's
 * `RandomBrightness` with values of 0 to 1, between which they stay.
 *
 * @throws if the factor is no number or pair.
 */
export function randomBrightness({ factor = 0.2 }: { factor?: Factor } = {}): PhotometricStep {
  const range = readFactor("factor", factor);
  return step("randomBrightness", (images, draws) =>
    tf.add(
      images,
      perImage(images, () => draw(range, draws)),
    ),
  );
}

/**
 * Raises or lowers contrast: each channel's distance from its mean is multiplied by 1 - f to 1 + f; default f 0.2. As
 * Keras's `RandomContrast`. Values stay between 0 and 1.
 *
 * @throws if the factor is no number or pair.
 */
export function randomContrast({ factor = 0.2 }: { factor?: Factor } = {}): PhotometricStep {
  const range = readFactor("factor", factor);
  return step("randomContrast", (images, draws) => {
    const mean = tf.mean(images, [1, 2], true);
    const scale = perImage(images, () => 1 + draw(range, draws));
    return tf.add(mean, tf.mul(tf.sub(images, mean), scale));
  });
}

/**
 * Raises or lowers the strength of colours: each pixel's distance from its grey is multiplied by 1 - f to 1 + f; default f
 * 0.5. As torchvision's `ColorJitter(saturation)`. Pictures of one channel stay.
 *
 * @throws if the factor is no number or pair.
 */
export function randomSaturation({ factor = 0.5 }: { factor?: Factor } = {}): PhotometricStep {
  const range = readFactor("factor", factor);
  return step("randomSaturation", (images, draws) => {
    const scale = perImage(images, () => 1 + draw(range, draws));
    if (images.shape[3] !== 3) return images.clone();
    const grey = tf.sum(tf.mul(images, tf.tensor1d([0.299, 0.587, 0.114])), -1, true);
    return tf.add(grey, tf.mul(tf.sub(images, grey), scale));
  });
}

/**
 * Turns colours by up to a part of the colour circle (default 0.1), by a rotation in YIQ that keeps their lightness.
 * Pictures of one channel stay.
 *
 * @throws if the factor is no number or pair.
 */
export function randomHue({ factor = 0.1 }: { factor?: Factor } = {}): PhotometricStep {
  const range = readFactor("factor", factor);
  return step("randomHue", (images, draws) => {
    const turns = drawEach(images, () => 2 * Math.PI * draw(range, draws));
    if (images.shape[3] !== 3) return images.clone();
    const matrices = tf.tensor3d(turns.map(hueRotation));
    const [samples, height, width] = images.shape;
    const pixels = tf.reshape(images, [samples, height * width, 3]);
    return tf.reshape(tf.matMul(pixels, matrices), images.shape);
  });
}

/** For rows of red, green and blue; YIQ by the NTSC's weights. */
function hueRotation(angle: number): number[][] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const toYiq = [[0.299, 0.587, 0.114], [0.595716, -0.274453, -0.321263], [0.211456, -0.522591, 0.311135]]; // prettier-ignore
  const toRgb = [[1, 0.9563, 0.621], [1, -0.2721, -0.6474], [1, -1.107, 1.7046]]; // prettier-ignore
  const turn = [[1, 0, 0], [0, cos, -sin], [0, sin, cos]]; // prettier-ignore
  const whole = product(toRgb, product(turn, toYiq));
  return whole[0]!.map((_, column) => whole.map((row) => row[column]!));
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) =>
    b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)),
  );
}

export interface GaussianBlurOptions {
  /** Pixels of a side of the window, an odd number; default 3. */
  size?: number;
  /** Standard deviation in pixels, drawn between two numbers; default `[0.1, 1]`. */
  sigma?: readonly [from: number, to: number];
}

/**
 * Blurs pictures by a Gaussian bell, the borders mirrored; one sigma for all pictures of a batch. As torchvision's
 * `GaussianBlur`.
 *
 * @throws if the size is no odd number, or sigma no pair of numbers above 0.
 */
export function gaussianBlur({
  size = 3,
  sigma = [0.1, 1],
}: GaussianBlurOptions = {}): PhotometricStep {
  if (count("size", size, 1) % 2 === 0) {
    throw invalid("size", { expected: "an odd number", received: size });
  }
  const range = readFactor("sigma", sigma);
  if (!(range[0] > 0)) throw invalid("sigma", { expected: "numbers above 0", received: sigma });
  return step("gaussianBlur", (images, draws) => {
    const reach = (size - 1) / 2;
    const deviation = draw(range, draws);
    const bell = tf.tensor1d(
      Array.from({ length: size }, (_, i) => Math.exp(-0.5 * ((i - reach) / deviation) ** 2)),
    );
    const weights = tf.div<Tensor>(bell, tf.sum(bell));
    const channels = images.shape[3];
    const along = (shape: [number, number]): Tensor4D =>
      tf.tile(tf.reshape(weights, [...shape, 1, 1]) as Tensor4D, [1, 1, channels, 1]);
    const padded = tf.mirrorPad(images, [[0, 0], [reach, reach], [reach, reach], [0, 0]], "reflect"); // prettier-ignore
    const down = tf.depthwiseConv2d<Tensor4D>(padded, along([size, 1]), 1, "valid");
    return tf.depthwiseConv2d<Tensor4D>(down, along([1, size]), 1, "valid");
  });
}

/**
 * Adds normal noise of standard deviation `stddev` (default 0.05) to each pixel. Values stay between 0 and 1.
 *
 * @throws if `stddev` is negative.
 */
export function randomNoise({ stddev = 0.05 }: { stddev?: number } = {}): PhotometricStep {
  if (!(stddev >= 0 && stddev < Infinity)) {
    throw invalid("stddev", { expected: "a number of at least 0", received: stddev });
  }
  return step("randomNoise", (images, draws) => {
    const noise = new Float32Array(images.size).map(() => stddev * normalRandom(draws));
    return tf.add(images, tf.tensor(noise, images.shape));
  });
}

export interface CutoutOptions {
  /** Height and width of the square that is cut out, as a part of the picture's; default 0.25. */
  size?: number;
  /** What is put there; default 0.5. */
  fillValue?: number;
}

/**
 * Covers a square of each picture, at a place of chance: T. DeVries, G. Taylor, "Improved regularization of convolutional
 * neural networks with cutout" (2017). The square may reach beyond the border.
 *
 * @throws if the size is no part from 0 to 1.
 */
export function cutout({ size = 0.25, fillValue = 0.5 }: CutoutOptions = {}): PhotometricStep {
  if (!(size >= 0 && size <= 1)) {
    throw invalid("size", { expected: "a part from 0 to 1", received: size });
  }
  return step("cutout", (images, draws) => {
    const [samples, height, width] = images.shape;
    const covered = new Uint8Array(samples * height * width);
    const [tall, wide] = [Math.round(size * height), Math.round(size * width)];
    for (let image = 0; image < samples; image++) {
      const top = draws.int(height) - (tall >> 1);
      const left = draws.int(width) - (wide >> 1);
      for (let y = Math.max(0, top); y < Math.min(height, top + tall); y++) {
        for (let x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
          covered[(image * height + y) * width + x] = 1;
        }
      }
    }
    const mask = tf.tensor4d(covered, [samples, height, width, 1], "bool");
    return tf.where(
      tf.tile(mask, [1, 1, 1, images.shape[3]]),
      tf.fill(images.shape, fillValue),
      images,
    );
  });
}

function step(name: string, apply: (images: Tensor4D, draws: Random) => Tensor): PhotometricStep {
  return {
    kind: "photometric",
    name,
    apply: (images, draws) => tf.clipByValue(apply(images, draws), 0, 1) as Tensor4D,
  };
}

/** A number for each image, as a tensor that goes with each of its pixels. */
function perImage(images: Tensor4D, drawOne: () => number): Tensor4D {
  const drawn = drawEach(images, drawOne);
  return tf.tensor4d(drawn, [drawn.length, 1, 1, 1]);
}

function drawEach(images: Tensor4D, drawOne: () => number): number[] {
  return Array.from({ length: images.shape[0] }, drawOne);
}
