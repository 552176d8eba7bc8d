import type { Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import type { Affine, Size } from "./affine.js";

/** What stands beyond the border: the picture mirrored, repeated, its edge drawn out, or one value. */
export type FillMode = "reflect" | "wrap" | "nearest" | "constant";

/** Each picture as its map says where its pixels come from. */
export function resample(
  images: Tensor4D,
  maps: readonly Affine[],
  { width, height }: Size,
  interpolation: "nearest" | "bilinear",
  fillMode: FillMode,
): Tensor4D {
  const transforms = tf.tensor2d(maps.map((map) => [...map, 0, 0]));
  return tf.image.transform(images, transforms, interpolation, fillMode, 0, [height, width]);
}
