import type { Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { tidied } from "../parts/tidied.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { readImages, type Image, type ImageSource, type PixelRange } from "./read-images.js";
import { tilesSpec } from "./tiles.js";

/** Variants of the images, each list as long as they are; or a function that makes one variant of all. */
export type AugmentationSource =
  readonly ImageSource[] | ((images: Tensor4D, copy: number) => Tensor);

export interface AugmentationOptions extends TitleOption {
  /** Variants of each image, if a function makes them; default 6. */
  copies?: number;
  /** Images to draw, from the first on; default 5. */
  most?: number;
  /** Number that is black and number that is white; default 0 to 1 or 0 to 255, whichever all numbers fit, else from the lowest to the highest. */
  range?: PixelRange;
}

/**
 * Draws what augmentation makes of images: each row an image, first as it is, then its variants. Of more than `most`
 * images the first are drawn, and the chart says so.
 *
 * @throws if the shape is not that of images, variants are not as many as images, or an option is wrong.
 * @example
 * lab.plot.augmentation(images, (batch) => tf.image.flipLeftRight(batch), { copies: 1 })
 */
export function plotAugmentation(
  images: ImageSource,
  variants: AugmentationSource,
  options: AugmentationOptions = {},
): Plot {
  return new Plot(augmentationSpec(images, variants, options));
}

export function augmentationSpec(
  source: ImageSource,
  variants: AugmentationSource,
  { copies = 6, most = 5, range, title }: AugmentationOptions = {},
): VegaLiteSpec {
  count("copies", copies, 1);
  count("most", most, 1);
  const all = readImages("images", source);
  const originals = all.slice(0, most);
  const lists =
    typeof variants === "function"
      ? Array.from({ length: copies }, (_, copy) => varied(originals, variants, copy))
      : variants.map((list, i) => readImages(`variants[${i}]`, list));
  const short = lists.find((list) => list.length < originals.length);
  if (lists.length === 0 || short) {
    throw invalid("variants", {
      expected: `lists of ${originals.length} images`,
      received: short ? `one of ${short.length}` : "none",
    });
  }
  const tiles = originals.flatMap((image, row) => [
    { image, label: "original" },
    ...lists.map((list, i) => ({ image: list[row]!, label: `${i + 1}` })),
  ]);
  return tilesSpec({
    tiles,
    description: `${originals.length} images and ${lists.length} variants of each`,
    title,
    notes: [all.length > most ? `the first ${most} of ${all.length} images` : undefined],
    columns: lists.length + 1,
    range,
  });
}

function varied(
  images: readonly Image[],
  variant: (images: Tensor4D, copy: number) => Tensor,
  copy: number,
): Image[] {
  const { width, height, channels } = images[0]!;
  return tidied(() => {
    const numbers = images.flatMap(({ values }) => Array.from(values));
    const batch = tf.tensor4d(numbers, [images.length, height, width, channels]);
    return readImages("variants", variant(batch, copy));
  });
}
