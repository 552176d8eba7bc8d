import type { Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import type { Tfjs } from "./tfjs.js";

type Shape = (number | null)[];

/** What tfjs's layer keeps; its type is not exported. */
interface DepthwiseConv2D {
  readonly kernelSize: readonly [number, number];
  readonly strides: [number, number];
  readonly padding: "valid" | "same";
  readonly dataFormat: "channelsFirst" | "channelsLast";
  readonly dilationRate: [number, number];
  readonly depthwiseKernel: { read(): Tensor4D };
  readonly bias: { read(): Tensor } | null;
  readonly activation: { apply(x: Tensor): Tensor } | null;
  call(inputs: Tensor | Tensor[], kwargs: object): Tensor;
  computeOutputShape(inputShape: Shape): Shape;
}

/** Makes `tf.layers.depthwiseConv2d` heed its `dilationRate`: tfjs's layer takes it, and computes without. */
export function heedDilationOfDepthwiseLayer(tf: Tfjs): void {
  const layer = tf.layers.depthwiseConv2d({ kernelSize: 1 });
  const prototype = Object.getPrototypeOf(layer) as DepthwiseConv2D;
  const { call, computeOutputShape } = prototype;

  prototype.call = function (inputs, kwargs) {
    if (!isDilated(this)) return call.call(this, inputs, kwargs);
    return tf.tidy(() => convolve(tf, this, [inputs].flat()[0] as Tensor4D));
  };

  prototype.computeOutputShape = function (inputShape) {
    const shape = computeOutputShape.call(this, inputShape);
    if (!isDilated(this) || this.padding === "same") return shape;
    // What the kernel reaches farther than tfjs counts; a dilated convolution has a stride of 1.
    const first = this.dataFormat === "channelsFirst" ? 2 : 1;
    return shape.map((size, axis) => {
      const side = axis - first;
      if (size === null || side < 0 || side > 1) return size;
      return size - (this.kernelSize[side]! - 1) * (this.dilationRate[side]! - 1);
    });
  };
}

function isDilated({ dilationRate }: DepthwiseConv2D): boolean {
  return dilationRate.some((step) => step !== 1);
}

function convolve(tf: Tfjs, layer: DepthwiseConv2D, input: Tensor4D): Tensor {
  const { strides, padding, dilationRate, bias, activation } = layer;
  const channelsFirst = layer.dataFormat === "channelsFirst";
  const x = channelsFirst ? tf.transpose(input, [0, 2, 3, 1]) : input;
  const kernel = layer.depthwiseKernel.read();
  const y = tf.depthwiseConv2d(x, kernel, strides, padding, "NHWC", dilationRate);
  const sum = bias ? tf.add(y, bias.read()) : y;
  const output = channelsFirst ? tf.transpose(sum, [0, 3, 1, 2]) : sum;
  return activation ? activation.apply(output) : output;
}
