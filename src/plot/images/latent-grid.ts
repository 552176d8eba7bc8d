import type { LayersModel, Tensor, Tensor2D } from "@tensorflow/tfjs-node";
import type { TopLevelSpec } from "vega-lite";
import { tf } from "../../tf.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { fixedAxis } from "../parts/fixed-axis.js";
import { tidied } from "../parts/tidied.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { theme } from "../theme.js";
import { fieldLayer } from "./field-layer.js";
import { rangeOf, readImages } from "./read-images.js";

export interface LatentGridOptions extends TitleOption {
  /** Images across and up; default 12. */
  size?: number;
  /** From where to where in both directions; default -3 to 3. */
  domain?: readonly [number, number];
  /** Height and width of an image, if the decoder makes rows of numbers; default: a square. */
  shape?: readonly [number, number];
}

const side = 420;

/**
 * Draws what a decoder makes of each place of a latent space of two dimensions: an image in the middle of each square of
 * a grid.
 *
 * @param decoder a model of two inputs, or a function that does what its `predict` does; its output are images, or rows
 *   of pixels.
 * @throws if an option is wrong, or the output is no image for each place.
 * @example
 * lab.plot.latentGrid(decoder, { domain: [-2, 2] })
 */
export function plotLatentGrid(
  decoder: LayersModel | ((places: Tensor2D) => Tensor),
  options: LatentGridOptions = {},
): Plot {
  return new Plot(latentGridSpec(decoder, options));
}

export function latentGridSpec(
  decoder: LayersModel | ((places: Tensor2D) => Tensor),
  { size = 12, domain = [-3, 3], shape, title }: LatentGridOptions = {},
): VegaLiteSpec {
  count("size", size, 2);
  const [low, high] = domain;
  if (!(low < high)) {
    throw invalid("domain", { expected: "two numbers, the second larger", received: domain });
  }
  const middle = (at: number): number => low + ((high - low) * (at + 0.5)) / size;
  const images = tidied(() => {
    const places = Array.from({ length: size * size }, (_, i) => [
      middle(i % size),
      middle(size - 1 - Math.floor(i / size)),
    ]);
    const input = tf.tensor2d(places);
    const output = "predict" in decoder ? decoder.predict(input) : decoder(input);
    if (Array.isArray(output) || output.shape[0] !== places.length) {
      throw invalid("decoder", {
        expected: `${places.length} images`,
        received: Array.isArray(output) ? "several outputs" : output.shape,
      });
    }
    return readImages("decoder", asImages(output, shape));
  });
  const [bottom, top] = rangeOf(images);
  const { width, height, channels } = images[0]!;
  const cell = side / size;
  const field = fieldLayer(side, side, (column, row) => {
    const image = images[Math.floor(row / cell) * size + Math.floor(column / cell)]!;
    const x = Math.floor(((column % cell) / cell) * width);
    const y = Math.floor(((row % cell) / cell) * height);
    const at = (channel: number): number =>
      (255 * (image.values[(y * width + x) * channels + Math.min(channel, channels - 1)]! - bottom)) / (top - bottom || 1); // prettier-ignore
    return [at(0), at(1), at(2), 255];
  });
  const spec = {
    ...theme,
    description: `${size} × ${size} images of a latent space`,
    ...heading(title),
    width: side,
    height: side,
    layer: [
      field,
      {
        data: { values: [{ x: low, y: low }] },
        mark: { type: "point", opacity: 0 },
        encoding: {
          x: fixedAxis("x", "latent dimension 1", domain),
          y: fixedAxis("y", "latent dimension 2", domain),
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function asImages(output: Tensor, shape: readonly [number, number] | undefined): Tensor {
  if (output.rank !== 2) return output;
  const [samples, pixels] = output.shape as [number, number];
  const edge = Math.round(Math.sqrt(pixels));
  const [height, width] = shape ?? [edge, edge];
  if (height * width === pixels) return output.reshape([samples, height, width]);
  throw invalid("shape", { expected: `height and width of ${pixels} pixels`, received: shape ?? "none" }); // prettier-ignore
}
