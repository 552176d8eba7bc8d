import type { GradConfig, Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

type Pair = [number, number];

interface Attributes {
  strides: Pair | number;
  pad: Parameters<Tfjs["conv2d"]>[3];
  dataFormat: "NHWC" | "NCHW";
  dilations: Pair | number;
  dimRoundingMode?: "floor" | "round" | "ceil";
}

/** A dilated convolution: its stride is 1, and `NHWC` the only format that it has. */
interface Dilated {
  readonly dy: Tensor4D;
  readonly x: Tensor4D;
  readonly filter: Tensor4D;
  readonly dilations: Pair;
  /** Rows above and columns to the left that the convolution adds to `x`, then below and to the right. */
  readonly before: Pair;
  readonly after: Pair;
}

/**
 * The gradients of `tf.conv2d` and `tf.depthwiseConv2d` also for dilated kernels, for which tfjs has none; for others
 * it is tfjs's own.
 */
export function dilatedConvolutionGradients(tf: Tfjs): GradConfig[] {
  const kinds = [
    { kernelName: "Conv2D", depthwise: false, ofInput: inputGradient, ofFilter: filterGradient },
    {
      kernelName: "DepthwiseConv2dNative",
      depthwise: true,
      ofInput: depthwiseInputGradient,
      ofFilter: depthwiseFilterGradient,
    },
  ];
  return kinds.map(({ kernelName, depthwise, ofInput, ofFilter }) => {
    const original = tf.getGradient(kernelName);
    return {
      kernelName,
      inputsToSave: ["x", "filter"],
      gradFunc(dy, saved, attributes) {
        const given = attributes as unknown as Attributes;
        const dilations = pair(given.dilations ?? 1);
        if (dilations.every((step) => step === 1)) return original.gradFunc(dy, saved, attributes);
        const [x, filter] = saved as [Tensor4D, Tensor4D];
        const { padInfo } = tf.backend_util.computeConv2DInfo(
          ...([x.shape, filter.shape, given.strides, dilations, given.pad] as const),
          ...([given.dimRoundingMode, depthwise] as const),
        );
        const dilated: Dilated = {
          dy: dy as Tensor4D,
          x,
          filter,
          dilations,
          before: [padInfo.top, padInfo.left],
          after: [padInfo.bottom, padInfo.right],
        };
        return { x: () => ofInput(tf, dilated), filter: () => ofFilter(tf, dilated) };
      },
    };
  });
}

function pair(value: Pair | number): Pair {
  return typeof value === "number" ? [value, value] : value;
}

/** The gradient, with as many zeros around as the kernel reaches, convolved with the kernel turned around. */
function inputGradient(tf: Tfjs, dilated: Dilated): Tensor {
  const { filter, dilations } = dilated;
  const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
  const full = tf.conv2d(surrounded(tf, dilated), turned, 1, "valid", "NHWC", dilations);
  return unpadded(tf, full, dilated);
}

/** The same for each channel by itself: the gradients of a channel's several outputs add up. */
function depthwiseInputGradient(tf: Tfjs, dilated: Dilated): Tensor {
  const { filter, dilations } = dilated;
  const [height, width, channels, multiplier] = filter.shape;
  const turned = tf.reverse(filter, [0, 1]).reshape([height, width, channels * multiplier, 1]);
  const full = tf.depthwiseConv2d(
    surrounded(tf, dilated),
    turned as Tensor4D,
    1,
    "valid",
    "NHWC",
    dilations,
  );
  const [batch, rows, columns] = full.shape;
  const grouped = full.reshape([batch, rows, columns, channels, multiplier]);
  return unpadded(tf, tf.sum(grouped, 4) as Tensor4D, dilated);
}

/** One matrix product for each place of the kernel: of what stood under it in all windows, and the gradients. */
function filterGradient(tf: Tfjs, dilated: Dilated): Tensor {
  const { dy, x, filter } = dilated;
  const gradients = dy.reshape([-1, dy.shape[3]]);
  const places = windows(tf, dilated).map((window) =>
    tf.matMul(window.reshape([-1, x.shape[3]]), gradients, true),
  );
  return tf.stack(places).reshape(filter.shape);
}

function depthwiseFilterGradient(tf: Tfjs, dilated: Dilated): Tensor {
  const { dy, filter } = dilated;
  const [, , channels, multiplier] = filter.shape;
  const gradients = dy.reshape([-1, channels, multiplier]);
  const places = windows(tf, dilated).map((window) =>
    tf.sum(tf.mul(window.reshape([-1, channels, 1]), gradients), 0),
  );
  return tf.stack(places).reshape(filter.shape);
}

function surrounded(tf: Tfjs, { dy, filter, dilations }: Dilated): Tensor4D {
  const [rows, columns] = dilations.map((step, i) => (filter.shape[i]! - 1) * step) as Pair;
  return tf.pad(dy, [
    [0, 0],
    [rows, rows],
    [columns, columns],
    [0, 0],
  ]);
}

function unpadded(tf: Tfjs, full: Tensor4D, { x, before: [top, left] }: Dilated): Tensor {
  return tf.slice(full, [0, top, left, 0], x.shape);
}

/** For each place of the kernel, the part of the padded input over which it moves. */
function windows(tf: Tfjs, { dy, x, filter, dilations, before, after }: Dilated): Tensor4D[] {
  const padded = tf.pad(x, [
    [0, 0],
    [before[0], after[0]],
    [before[1], after[1]],
    [0, 0],
  ]);
  const [batch, rows, columns] = dy.shape;
  const [height, width] = filter.shape;
  return Array.from({ length: height * width }, (_, place) => {
    const at = [Math.floor(place / width) * dilations[0], (place % width) * dilations[1]];
    return tf.slice(padded, [0, ...at, 0] as never, [batch, rows, columns, x.shape[3]]);
  });
}
