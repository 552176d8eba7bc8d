import type { Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { count, deviation } from "../../util/check.js";
import { normalRandom } from "../../util/normal-random.js";
import { random, type Random } from "../../util/random.js";

export interface ShapesOptions {
  /** How many images; default 200. */
  samples?: number;
  /** Pixels of a side, at least 16; default 32. */
  size?: number;
  /** Most shapes in an image; each has 1 to so many. Default 1. */
  shapes?: number;
  /** Standard deviation of the normal noise on each pixel; default 0.05. */
  noise?: number;
  /** Seed; default 0. */
  seed?: number;
}

/** A shape in an image. */
export interface ShapeBox {
  /** Corners of the box around it, in pixels: [x1, y1, x2, y2], x to the right and y down, x2 and y2 just outside. */
  box: [number, number, number, number];
  /** Number of its class. */
  label: number;
}

export interface ShapeImages {
  /** float32 from 0 to 1, shape [samples, size, size, 3]. */
  x: Tensor4D;
  /** float32: 0 for the background, else 1 + the number of the class; shape [samples, size, size, 1]. */
  masks: Tensor4D;
  /** The shapes of each image; where two overlap, the later one is in front. */
  boxes: ShapeBox[][];
  /** Names of the classes in the order of their numbers: "circle", "square", "triangle". */
  classes: readonly string[];
  /** Frees the tensors. */
  dispose(): void;
}

/** Whether a point is in the shape; the coordinates go from -1 to 1 over its square. */
const inside: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  circle: (x, y) => x * x + y * y <= 1,
  square: () => true,
  triangle: (x, y) => Math.abs(x) <= (y + 1) / 2,
};
const classes = Object.keys(inside);

/**
 * Images of coloured circles, squares and triangles on a grey, noisy ground, with their boxes and masks: for
 * classification, detection (IoU) and segmentation.
 *
 * @throws if `samples` or `shapes` is no whole number of at least 1, `size` is none of at least 16, or `noise` is
 *   negative.
 * @example
 * const { x, boxes, masks, classes } = lab.datasets.makeShapes({ samples: 100, shapes: 3, seed: 1 });
 */
export function makeShapes(options: ShapesOptions = {}): ShapeImages {
  const { samples = 200, size = 32, shapes = 1, noise = 0.05, seed = 0 } = options;
  count("samples", samples, 1);
  count("size", size, 16);
  count("shapes", shapes, 1);
  deviation("noise", noise);
  const draws = random(seed);
  const pixels = new Float32Array(samples * size * size * 3);
  const labels = new Float32Array(samples * size * size);
  const boxes = Array.from({ length: samples }, (_, at) => {
    const image = {
      size,
      pixels: pixels.subarray(at * size * size * 3, (at + 1) * size * size * 3),
      labels: labels.subarray(at * size * size, (at + 1) * size * size),
    };
    image.pixels.fill(0.2 + 0.2 * draws.next());
    const drawn = Array.from({ length: 1 + draws.int(shapes) }, () => drawShape(image, draws));
    addNoise(image.pixels, noise, draws);
    return drawn;
  });
  const x = tf.tensor4d(pixels, [samples, size, size, 3]);
  const masks = tf.tensor4d(labels, [samples, size, size, 1]);
  return { x, masks, boxes, classes, dispose: () => tf.dispose([x, masks]) };
}

interface Image {
  readonly size: number;
  readonly pixels: Float32Array;
  readonly labels: Float32Array;
}

function drawShape({ size, pixels, labels }: Image, draws: Random): ShapeBox {
  const label = draws.int(classes.length);
  const shape = inside[classes[label]!]!;
  const side = Math.round(size * (0.25 + 0.3 * draws.next()));
  const left = draws.int(size - side + 1);
  const top = draws.int(size - side + 1);
  const colour = drawColour(draws);
  const box: ShapeBox["box"] = [size, size, 0, 0];
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      if (!shape((2 * (x - left) + 1) / side - 1, (2 * (y - top) + 1) / side - 1)) continue;
      pixels.set(colour, 3 * (y * size + x));
      labels[y * size + x] = 1 + label;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
    }
  }
  return { box, label };
}

/** Red, green and blue, with at least one of them bright: it stands out from the ground. */
function drawColour(draws: Random): number[] {
  const colour = [draws.next(), draws.next(), draws.next()];
  colour[draws.int(3)] = 0.8 + 0.2 * draws.next();
  return colour;
}

function addNoise(pixels: Float32Array, noise: number, draws: Random): void {
  if (noise === 0) return;
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = Math.min(1, Math.max(0, pixels[i]! + noise * normalRandom(draws)));
  }
}
