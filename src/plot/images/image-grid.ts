import { readLabels, type LabelSource } from "../../data/labels.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { readImages, type ImageSource, type PixelRange } from "./read-images.js";
import { columnsFor, tilesSpec } from "./tiles.js";

export interface ImageGridOptions extends TitleOption {
  /** Label of each image, or one-hot rows; default none. */
  labels?: LabelSource;
  /** Predicted label of each image, or rows of probabilities; where it is not the label, both are written in red. */
  predicted?: LabelSource;
  /** Names of the classes, by number; default: the labels themselves. */
  classes?: readonly string[];
  /** Images beside each other; default: as many as make a block that is wider than high. */
  columns?: number;
  /** Images to draw, from the first on; default 60. */
  most?: number;
  /** Number that is black and number that is white; default 0 to 1 or 0 to 255, whichever all numbers fit, else from the lowest to the highest. */
  range?: PixelRange;
}

/**
 * Draws images in rows, with their labels. Pixels stay sharp. Images of one channel are grey; what is no number is
 * transparent. Of more than `most` the first are drawn, and the chart says so.
 *
 * @throws if the shape is not that of images, labels are not as many, or an option is wrong.
 * @example
 * const { train } = await lab.datasets.mnist({ size: 40 });
 * lab.plot.imageGrid(train.x, { labels: train.y })
 */
export function plotImageGrid(images: ImageSource, options: ImageGridOptions = {}): Plot {
  return new Plot(imageGridSpec(images, options));
}

export function imageGridSpec(
  source: ImageSource,
  { labels, predicted, classes, columns, most = 60, range, title }: ImageGridOptions = {},
): VegaLiteSpec {
  count("most", most, 1);
  if (columns !== undefined) count("columns", columns, 1);
  const images = readImages("images", source);
  const names = (argument: string, given: LabelSource | undefined): string[] | undefined => {
    if (given === undefined) return undefined;
    const read = readLabels(argument, given, { classes: undefined }).map((label) => classes?.[Number(label)] ?? String(label)); // prettier-ignore
    if (read.length >= images.length) return read;
    throw invalid(argument, { expected: `one for each of ${images.length} images`, received: read.length }); // prettier-ignore
  };
  const [right, guess] = [names("labels", labels), names("predicted", predicted)];
  const tiles = images.slice(0, most).map((image, i) => {
    const wrong = right !== undefined && guess !== undefined && right[i] !== guess[i];
    const label = wrong ? `${guess[i]} (${right[i]})` : (guess?.[i] ?? right?.[i]);
    return { image, wrong, ...(label === undefined ? {} : { label }) };
  });
  const wrongs = tiles.filter(({ wrong }) => wrong).length;
  return tilesSpec({
    tiles,
    description: `${tiles.length} images${right ? ` of ${[...new Set(right)].slice(0, 20).join(", ")}` : ""}`,
    title,
    notes: [
      right && guess ? `predicted (true); ${wrongs} of ${tiles.length} wrong` : undefined,
      images.length > most ? `the first ${most} of ${images.length.toLocaleString("en-US")} images` : undefined, // prettier-ignore
    ],
    columns: columns ?? columnsFor(tiles.length),
    range,
  });
}
