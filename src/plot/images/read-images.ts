import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { extremes } from "../../data/statistics.js";
import { invalid } from "../../util/errors.js";

/** Rows of pixels, each a number or its channels. */
type PixelRows = readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];

/**
 * One image or several: a tensor (`[height, width]`, `[height, width, channels]`, `[images, height, width]`,
 * `[images, height, width, channels]`; 1, 3 or 4 channels), nested arrays of such a shape, or a list of tensors.
 */
export type ImageSource = Tensor | PixelRows | readonly PixelRows[] | readonly Tensor[];

/** Numbers of an image, row by row, its channels together. */
export interface Image {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  values: Float64Array;
}

/**
 * Reads images.
 * @throws if there is none, or the shape is none of those.
 */
export function readImages(argument: string, source: ImageSource): Image[] {
  if (source instanceof tf.Tensor) return imagesOf(argument, source.dataSync(), source.shape);
  if (!Array.isArray(source) || source.length === 0) {
    throw invalid(argument, { expected: "a tensor or arrays of images", received: source });
  }
  if (source[0] instanceof tf.Tensor) {
    return (source as readonly Tensor[]).flatMap((tensor, i) => readImages(`${argument}[${i}]`, tensor)); // prettier-ignore
  }
  const shape = shapeOf(source);
  const values = (source as readonly unknown[]).flat(Infinity as 1) as unknown as number[];
  const size = shape.reduce((product, side) => product * side, 1);
  if (values.length !== size) {
    throw invalid(argument, { expected: `arrays of shape ${shape.join(" × ")}`, received: `${values.length} numbers` }); // prettier-ignore
  }
  return imagesOf(argument, values, shape);
}

function imagesOf(argument: string, values: ArrayLike<number>, shape: readonly number[]): Image[] {
  const single = shape.length === 2 || (shape.length === 3 && isChannels(shape[2]!));
  const [count, height, width, channels] = [
    single ? 1 : shape[0]!,
    ...(single ? shape : shape.slice(1)),
    ...(shape.length === (single ? 2 : 3) ? [1] : []),
  ];
  const right = shape.length >= 2 && shape.length <= 4 && channels !== undefined;
  if (!right || !isChannels(channels) || !(count! * height! * width! > 0)) {
    throw invalid(argument, {
      expected: "images of shape [height, width], with 1, 3 or 4 channels, one or several",
      received: shape,
    });
  }
  const size = height! * width! * channels;
  return Array.from({ length: count! }, (_, i) => ({
    width: width!,
    height: height!,
    channels,
    values: Float64Array.from({ length: size }, (__, at) => values[i * size + at]!),
  }));
}

function isChannels(side: number): side is 1 | 3 | 4 {
  return side === 1 || side === 3 || side === 4;
}

function shapeOf(value: unknown): number[] {
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : [];
}

/** The lowest number is black, the highest white. */
export type PixelRange = readonly [low: number, high: number];

/**
 * The range that the numbers of all images fit in: 0 to 1, 0 to 255, or else from the lowest to the highest. Numbers
 * that are not finite do not count.
 */
export function rangeOf(images: readonly Image[]): PixelRange {
  const ends = images.map(({ values }) => extremes(values.filter(Number.isFinite)));
  const low = Math.min(...ends.map(({ min }) => min));
  const high = Math.max(...ends.map(({ max }) => max));
  if (low >= 0 && high <= 1) return [0, 1];
  if (low >= 0 && high <= 255) return [0, 255];
  return Number.isFinite(low) ? [low, high] : [0, 1];
}
