import type { Tensor4D } from "@tensorflow/tfjs-node";
import type { Random } from "../../util/random.js";
import type { Affine, Size } from "./affine.js";

/** Moves the pixels of a picture; boxes and masks move along. */
export interface GeometricStep {
  readonly kind: "geometric";
  readonly name: string;
  /** Size of the pictures that come out; default: that of those that go in. */
  size?(size: Size): Size;
  /** Where each pixel comes from, drawn anew for each picture. */
  draw(size: Size, draws: Random): Affine;
}

/** Changes the values of pixels where they are. */
export interface PhotometricStep {
  readonly kind: "photometric";
  readonly name: string;
  /** New pictures; what is drawn is drawn anew for each. Values of 0 to 1. Called in a `tf.tidy`. */
  apply(images: Tensor4D, draws: Random): Tensor4D;
}

/** A change of pictures by chance. */
export type AugmentationStep = GeometricStep | PhotometricStep;
