import type { Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import { random, type Random } from "../../util/random.js";
import { compose, identity, type Affine, type Size } from "./affine.js";
import { moveBoxes, type AugmentedBox } from "./move-boxes.js";
import type { RandAugment } from "./rand-augment.js";
import { resample, type FillMode } from "./resample.js";
import type { AugmentationStep, GeometricStep } from "./step.js";

export interface ImageAugmentationOptions {
  /** What stands beyond the border of a moved picture; default `"reflect"`, as in Keras. Masks get 0 there. */
  fillMode?: FillMode;
  /** How pixels are found between those that there are; default `"bilinear"`. Masks always take the nearest. */
  interpolation?: "nearest" | "bilinear";
  /** Makes it repeatable; default: different each time. */
  seed?: number;
}

/** Pictures, and what belongs to each of them and moves along. */
export interface ImageBatch<Box extends AugmentedBox = AugmentedBox> {
  /** float32 from 0 to 1, shape [images, height, width, channels]. */
  x: Tensor4D;
  /** Labels: they stay. */
  y?: Tensor;
  /** Class numbers of the pixels, shape [images, height, width, 1]. */
  masks?: Tensor4D;
  /** The boxes of each picture. */
  boxes?: readonly (readonly Box[])[];
}

/** A batch of the same parts. All tensors in it are new, and yours to dispose of. */
export type Augmented<Batch> = {
  [Part in keyof Batch]: Batch[Part] extends readonly (readonly (infer Box)[])[]
    ? Box[][]
    : Batch[Part];
};

/** Changes batches of pictures by chance, each call in a new way. */
export interface ImageAugmentation {
  <Batch extends ImageBatch>(batch: Batch): Augmented<Batch> & Pick<ImageBatch, "x">;
  (images: Tensor4D): Tensor4D;
}

/**
 * Changes pictures by chance, as they might have been taken as well: steps such as `randomFlip`, `randomRotation`,
 * `randomZoom`, `randomTranslation`, `randomShear`, `randomCrop`, `randomBrightness`, `randomContrast`,
 * `randomSaturation`, `randomHue`, `gaussianBlur`, `randomNoise`, `cutout` and `randAugment`, in this order. Each picture
 * gets its own numbers. Steps that move pixels and follow each other are done at once, so that nothing is blurred twice;
 * boxes and masks move along (a box becomes the upright one around it; one of which less than a tenth is left is gone).
 *
 * What goes in is not changed. A pixel that is `NaN` stays so, and spreads to its neighbours where pictures are moved.
 *
 * @throws if there is no step; and in use, if pictures or masks have a wrong shape, or a crop is larger than they are.
 * @example
 * const augment = lab.data.imageAugmentation([lab.data.randomFlip(), lab.data.randomRotation({ factor: 0.05 })], { seed: 1 });
 * const { x, boxes } = augment({ x: images, boxes: where });
 */
export function imageAugmentation(
  steps: readonly (AugmentationStep | RandAugment)[],
  { fillMode = "reflect", interpolation = "bilinear", seed }: ImageAugmentationOptions = {},
): ImageAugmentation {
  if (steps.length === 0) {
    throw invalid("steps", { expected: "at least one step", received: "none" });
  }
  const draws = random(seed);
  const augment = (given: Tensor4D | ImageBatch): unknown => {
    const batch = given instanceof tf.Tensor ? { x: given } : given;
    check(batch);
    const chosen = steps.flatMap((step) => (step.kind === "choice" ? step.choose(draws) : [step]));
    const changed = keepingOnly(() => run(batch, chosen, draws, { fillMode, interpolation }));
    return given instanceof tf.Tensor ? changed.x : changed;
  };
  return augment as ImageAugmentation;
}

function check({ x, masks, boxes }: ImageBatch): void {
  if (x.rank !== 4) {
    throw invalid("x", {
      expected: "a tensor of shape [images, height, width, channels]",
      received: x.shape,
    });
  }
  const [images, height, width] = x.shape;
  if (masks && String(masks.shape.slice(0, 3)) !== String([images, height, width])) {
    throw invalid("masks", {
      expected: `shape [${images}, ${height}, ${width}, 1]`,
      received: masks.shape,
    });
  }
  if (boxes && boxes.length !== images) {
    throw invalid("boxes", { expected: `those of ${images} pictures`, received: boxes.length });
  }
}

/** As `tf.tidy`, of a batch that holds more than tensors. */
function keepingOnly(work: () => ImageBatch): ImageBatch {
  const made: ImageBatch[] = [];
  tf.tidy(() => {
    const batch = work();
    made.push(batch);
    return [batch.x, batch.y, batch.masks].filter((part) => part !== undefined);
  });
  return made[0]!;
}

type Settings = Required<Omit<ImageAugmentationOptions, "seed">>;

function run(
  batch: ImageBatch,
  steps: readonly AugmentationStep[],
  draws: Random,
  settings: Settings,
): ImageBatch {
  let now: ImageBatch = { ...batch, x: batch.x.clone() };
  if (batch.y) now.y = batch.y.clone();
  if (batch.masks) now.masks = batch.masks.clone();
  for (const group of grouped(steps)) {
    now =
      group.kind === "geometric"
        ? move(now, group.steps, draws, settings)
        : { ...now, x: group.step.apply(now.x, draws) };
  }
  return now;
}

type Group =
  | { kind: "geometric"; steps: GeometricStep[] }
  | { kind: "photometric"; step: Exclude<AugmentationStep, GeometricStep> };

/** Steps that move pixels and follow each other, together. */
function grouped(steps: readonly AugmentationStep[]): Group[] {
  const groups: Group[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.kind === "photometric") groups.push({ kind: "photometric", step });
    else if (last?.kind === "geometric") last.steps.push(step);
    else groups.push({ kind: "geometric", steps: [step] });
  }
  return groups;
}

function move(
  batch: ImageBatch,
  steps: readonly GeometricStep[],
  draws: Random,
  { fillMode, interpolation }: Settings,
): ImageBatch {
  const [images, height, width] = batch.x.shape;
  let size: Size = { height, width };
  let maps = Array.from({ length: images }, (): Affine => identity);
  for (const step of steps) {
    maps = maps.map((map) => compose(map, step.draw(size, draws)));
    size = step.size?.(size) ?? size;
  }
  const moved: ImageBatch = {
    ...batch,
    x: resample(batch.x, maps, size, interpolation, fillMode),
  };
  if (batch.masks) moved.masks = resample(batch.masks, maps, size, "nearest", "constant");
  if (batch.boxes) moved.boxes = batch.boxes.map((boxes, i) => moveBoxes(boxes, maps[i]!, size));
  return moved;
}
