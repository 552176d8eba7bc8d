import type { Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { reflect } from "./reflect.js";

export interface MedianFilterImagesOptions {
  /** Pixels of a side of the window, an odd number; default 3. */
  size?: number;
}

/**
 * Takes the median of each pixel and its neighbours, in each image and channel for itself: "salt and pepper" noise
 * vanishes, edges stay. The borders are mirrored, as SciPy's `median_filter` does.
 *
 * @param images shape [images, height, width, channels].
 * @returns a new float32 tensor of the same shape; yours to dispose of.
 * @throws if the tensor has not four axes, `size` is no odd number, or a pixel is `NaN`.
 */
export function medianFilterImages(
  images: Tensor4D,
  { size = 3 }: MedianFilterImagesOptions = {},
): Tensor4D {
  if (!(images instanceof tf.Tensor) || images.rank !== 4) {
    throw invalid("images", {
      expected: "a tensor of shape [images, height, width, channels]",
      received: images instanceof tf.Tensor ? images.shape : images,
    });
  }
  if (count("size", size, 1) % 2 === 0) {
    throw invalid("size", { expected: "an odd number", received: size });
  }
  const [, height, width, channels] = images.shape;
  const values = images.dataSync();
  if (values.some(Number.isNaN)) {
    throw invalid("images", { expected: "a number for every pixel", received: "NaN" });
  }
  const reach = (size - 1) / 2;
  const near = new Float32Array(size * size);
  const filtered = Float32Array.from(values, (_, at) => {
    const channel = at % channels;
    const x = Math.floor(at / channels) % width;
    const y = Math.floor(at / (channels * width)) % height;
    const image = at - ((y * width + x) * channels + channel);
    let found = 0;
    for (let dy = -reach; dy <= reach; dy++) {
      const row = reflect(y + dy, height) * width;
      for (let dx = -reach; dx <= reach; dx++) {
        near[found++] = values[image + (row + reflect(x + dx, width)) * channels + channel]!;
      }
    }
    near.sort();
    return near[(near.length - 1) / 2]!;
  });
  return tf.tensor4d(filtered, images.shape);
}
