import type { Tensor } from "@tensorflow/tfjs-node";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { viridis } from "./color-scales.js";
import { rangeOf } from "./read-images.js";
import { columnsFor, tilesSpec } from "./tiles.js";

export interface FeatureMapsOptions extends TitleOption {
  /** Maps to draw, from the first on; default 64. */
  most?: number;
}

/**
 * Draws what a convolutional layer makes of one image, a picture for each filter: yellow is high, dark low, the same for
 * all maps.
 *
 * @param activations output of the layer, of shape `[height, width, filters]` or `[1, height, width, filters]`.
 * @throws if the shape is another.
 * @example
 * const firstLayer = tf.model({ inputs: model.inputs, outputs: model.layers[0].output as tf.SymbolicTensor });
 * lab.plot.featureMaps(firstLayer.predict(image) as tf.Tensor)
 */
export function plotFeatureMaps(activations: Tensor, options: FeatureMapsOptions = {}): Plot {
  return new Plot(featureMapsSpec(activations, options));
}

export function featureMapsSpec(
  activations: Tensor,
  { most = 64, title }: FeatureMapsOptions = {},
): VegaLiteSpec {
  count("most", most, 1);
  const shape = activations.rank === 4 ? activations.shape.slice(1) : activations.shape;
  const [height, width, filters] = shape as [number, number, number];
  if (shape.length !== 3 || activations.size !== height * width * filters) {
    throw invalid("activations", {
      expected: "[height, width, filters] of one image",
      received: activations.shape,
    });
  }
  const values = activations.dataSync<"float32">();
  const tiles = Array.from({ length: Math.min(filters, most) }, (_, filter) => ({
    image: {
      width,
      height,
      channels: 1 as const,
      values: Float64Array.from({ length: height * width }, (__, i) => values[i * filters + filter]!), // prettier-ignore
    },
  }));
  const ends = rangeOf(tiles.map(({ image }) => image));
  const highest = values.reduce((top, value) => Math.max(top, value), -Infinity);
  return tilesSpec({
    tiles,
    description: `${tiles.length} feature maps of ${height} × ${width}`,
    title,
    notes: [filters > most ? `the first ${most} of ${filters} maps` : undefined],
    columns: columnsFor(tiles.length),
    range: [ends[0], highest > ends[0] ? highest : ends[1]],
    scale: viridis,
  });
}
