import type { KernelConfig, Tensor, Tensor4D, TensorInfo } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";
import { execute, text, type } from "./native-kernel.js";

interface TransformAttributes {
  interpolation: string;
  fillMode: string;
  fillValue: number;
  outputShape: [number, number] | undefined;
}

interface Size {
  /** Height and width of the result. */
  size: [number, number];
}

interface RotateAttributes {
  radians: number;
  fillValue: number | [number, number, number];
  center: number | [number, number];
}

/** `tf.image.transform` on TensorFlow's own projective transforms. */
export function transformKernel(tf: Tfjs): KernelConfig {
  return {
    kernelName: "Transform",
    backendName: "tensorflow",
    kernelFunc({ inputs, attrs, backend }) {
      const { interpolation, fillMode, fillValue, outputShape } =
        attrs as unknown as TransformAttributes;
      const { image, transforms } = inputs;
      const size = outputShape ?? (image!.shape.slice(1, 3) as [number, number]);
      return transform(tf, backend, image!, transforms!, {
        interpolation,
        fillMode,
        fillValue,
        size,
      });
    },
  };
}

/** `tf.image.rotateWithOffset`: a transform to the nearest pixel. */
export function rotateWithOffsetKernel(tf: Tfjs): KernelConfig {
  return {
    kernelName: "RotateWithOffset",
    backendName: "tensorflow",
    kernelFunc({ inputs, attrs, backend }) {
      const { radians, fillValue, center } = attrs as unknown as RotateAttributes;
      const image = inputs["image"] as Tensor4D;
      const [, height, width, channels] = image.shape;
      const [x, y] = tf.backend_util.getImageCenter(center, height, width);
      return tf.tidy(() => {
        const matrix = tf.tensor2d([rotation(radians, x, y)]);
        const rotate = (of: TensorInfo, fill: number): Tensor =>
          transform(tf, backend, of, matrix, {
            interpolation: "nearest",
            fillMode: "constant",
            fillValue: fill,
            size: [height, width],
          });
        if (typeof fillValue === "number") return rotate(image, fillValue);
        // A color: its fourth channel, which it does not have, is opaque.
        const fill = tf.tensor1d([...fillValue, 255].slice(0, channels), image.dtype as "float32");
        const inside = rotate(tf.ones([1, height, width, 1]), 0).cast("bool");
        return tf.where(inside, rotate(image, 0), fill);
      });
    },
  };
}

/** Where each pixel of the turned image comes from: a turn around (x, y), as TensorFlow's eight numbers. */
function rotation(radians: number, x: number, y: number): number[] {
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  return [cos, -sin, x - x * cos + y * sin, sin, cos, y - x * sin - y * cos, 0, 0];
}

function transform(
  tf: Tfjs,
  backend: object,
  image: TensorInfo,
  transforms: TensorInfo,
  { interpolation, fillMode, fillValue, size }: Omit<TransformAttributes, "outputShape"> & Size,
): Tensor {
  return tf.tidy(() => {
    const attributes = [
      type("dtype", image),
      text("interpolation", interpolation.toUpperCase()),
      text("fill_mode", fillMode.toUpperCase()),
    ];
    const inputs = [image, transforms, tf.tensor1d(size, "int32"), tf.scalar(fillValue)];
    return execute(backend, "ImageProjectiveTransformV3", attributes, inputs)[0]!;
  });
}
