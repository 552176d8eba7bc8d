import type { Tensor } from "@tensorflow/tfjs-node";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { blueToOrange } from "./color-scales.js";
import { columnsFor, tilesSpec } from "./tiles.js";

export interface FiltersOptions extends TitleOption {
  /** Which input channel of the filters is drawn, from 0; default: all three as red, green, blue where there are three, else 0. */
  channel?: number;
  /** Filters to draw, from the first on; default 64. */
  most?: number;
}

/**
 * Draws the filters of a convolution. One channel: blue is negative, white 0, orange positive, the same for all filters.
 * Three channels: red, green and blue, grey is 0.
 *
 * @param kernel weights of shape `[height, width, channels in, filters]`: `layer.getWeights()[0]`.
 * @throws if the shape is another, or there is no such channel.
 * @example
 * lab.plot.filters(model.layers[0].getWeights()[0])
 */
export function plotFilters(kernel: Tensor, options: FiltersOptions = {}): Plot {
  return new Plot(filtersSpec(kernel, options));
}

export function filtersSpec(
  kernel: Tensor,
  { channel, most = 64, title }: FiltersOptions = {},
): VegaLiteSpec {
  count("most", most, 1);
  const [height, width, channels, filters] = kernel.shape as [number, number, number, number];
  if (kernel.rank !== 4) {
    throw invalid("kernel", { expected: "[height, width, channels, filters]", received: kernel.shape }); // prettier-ignore
  }
  if (channel !== undefined && !(Number.isInteger(channel) && channel >= 0 && channel < channels)) {
    throw invalid("channel", { expected: `a number from 0 to ${channels - 1}`, received: channel });
  }
  const values = kernel.dataSync<"float32">();
  const largest = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;
  const drawn = channels === 3 && channel === undefined ? [0, 1, 2] : [channel ?? 0];
  const tiles = Array.from({ length: Math.min(filters, most) }, (_, filter) => ({
    image: {
      width,
      height,
      channels: drawn.length === 3 ? (3 as const) : (1 as const),
      values: Float64Array.from(
        Array.from({ length: height * width }, (__, pixel) => pixel).flatMap((pixel) =>
          drawn.map((input) => values[(pixel * channels + input) * filters + filter]!),
        ),
      ),
    },
  }));
  return tilesSpec({
    tiles,
    description: `${tiles.length} filters of ${height} × ${width}`,
    title,
    notes: [
      filters > most ? `the first ${most} of ${filters} filters` : undefined,
      drawn.length === 1 && channels > 1 ? `channel ${drawn[0]} of ${channels}` : undefined,
    ],
    columns: columnsFor(tiles.length),
    range: [-largest, largest],
    scale: blueToOrange,
  });
}
