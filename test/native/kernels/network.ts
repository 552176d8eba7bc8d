import { f, filled, i, type Case, type Cases, type Spec } from "./case.js";

const image = filled([2, 5, 6, 3]);
const volume = filled([1, 4, 4, 4, 2]);
const two = { strides: [1, 2], pad: "same", dataFormat: "NHWC", dilations: [1, 1] };
const dilated = { strides: [1, 1], pad: "valid", dataFormat: "NHWC", dilations: [2, 2] };
const three = { strides: [1, 2, 1], pad: "same", dataFormat: "NDHWC", dilations: [1, 1, 1] };
const pool = { filterSize: [2, 3], strides: [2, 1], pad: "same" };
const pool3 = { filterSize: [2, 2, 2], strides: [2, 1, 2], pad: "valid", dataFormat: "NDHWC" };
const lrn = { depthRadius: 2, bias: 1, alpha: 0.5, beta: 0.75 };
const activations: Case[] = ["linear", "relu", "relu6", "elu", "sigmoid"].map((activation) => ({
  inputs: {},
  attrs: { activation },
}));
const product = { a: filled([2, 3]), b: filled([3, 4], 1), bias: filled([4], 2) };

function fused(inputs: Record<string, ReturnType<typeof filled>>, attrs: object): Case[] {
  return [
    ...activations.map((one) => ({ inputs, attrs: { ...attrs, ...one.attrs } })),
    { inputs, attrs: { ...attrs, activation: "leakyrelu", leakyreluAlpha: 0.3 } },
    {
      inputs: { ...inputs, preluActivationWeights: f([0.4], []) },
      attrs: { ...attrs, activation: "prelu" },
    },
  ];
}

export const network: Cases = {
  BatchMatMul: [
    {
      inputs: { a: filled([2, 3, 4]), b: filled([2, 4, 2], 1) },
      attrs: { transposeA: false, transposeB: false },
    },
    {
      inputs: { a: filled([1, 4, 3]), b: filled([2, 2, 4], 1) },
      attrs: { transposeA: true, transposeB: true },
    },
    {
      inputs: { a: f([], [1, 0, 2]), b: filled([1, 2, 2]) },
      attrs: { transposeA: false, transposeB: false },
    },
  ],
  _FusedMatMul: fused(product3(), { transposeA: false, transposeB: false }),
  Einsum: [
    { inputs: [filled([2, 3]), filled([3, 4], 1)], attrs: { equation: "ij,jk->ik" } },
    { inputs: [filled([2, 3, 4])], attrs: { equation: "bij->bj" } },
  ],
  Conv2D: [
    { inputs: { x: image, filter: filled([2, 3, 3, 4], 1) }, attrs: two },
    { inputs: { x: image, filter: filled([2, 2, 3, 1], 1) }, attrs: dilated },
    {
      inputs: { x: image, filter: filled([2, 2, 3, 2], 1) },
      attrs: {
        ...two,
        pad: [
          [0, 0],
          [1, 0],
          [0, 2],
          [0, 0],
        ],
      },
    },
  ],
  Conv2DBackpropFilter: [
    {
      inputs: { x: image, dy: filled([2, 5, 3, 4], 1) },
      attrs: { ...two, filterShape: [2, 3, 3, 4] },
    },
  ],
  Conv2DBackpropInput: [
    {
      inputs: { dy: filled([2, 5, 3, 4], 1), filter: filled([2, 3, 3, 4]) },
      attrs: { ...two, inputShape: [2, 5, 6, 3] },
    },
  ],
  Conv3D: [{ inputs: { x: volume, filter: filled([2, 2, 2, 2, 3], 1) }, attrs: three }],
  Conv3DBackpropFilterV2: [
    {
      inputs: { x: volume, dy: filled([1, 4, 2, 4, 3], 1) },
      attrs: { ...three, filterShape: [2, 2, 2, 2, 3] },
    },
  ],
  Conv3DBackpropInputV2: [
    {
      inputs: { dy: filled([1, 4, 2, 4, 3], 1), filter: filled([2, 2, 2, 2, 3]) },
      attrs: { ...three, inputShape: [1, 4, 4, 4, 2] },
    },
  ],
  DepthwiseConv2dNative: [
    { inputs: { x: image, filter: filled([2, 2, 3, 2], 1) }, attrs: { ...two, strides: [1, 1] } },
    { inputs: { x: image, filter: filled([2, 2, 3, 1], 1) }, attrs: dilated },
  ],
  DepthwiseConv2dNativeBackpropFilter: [
    {
      inputs: { x: image, dy: filled([2, 5, 6, 6], 1) },
      attrs: { ...two, strides: [1, 1], filterShape: [2, 2, 3, 2] },
    },
  ],
  DepthwiseConv2dNativeBackpropInput: [
    {
      inputs: { dy: filled([2, 5, 6, 6], 1), filter: filled([2, 2, 3, 2]) },
      attrs: { ...two, strides: [1, 1], inputShape: [2, 5, 6, 3] },
    },
  ],
  FusedConv2D: fused({ x: image, filter: filled([2, 2, 3, 2], 1), bias: filled([2], 2) }, two),
  FusedDepthwiseConv2D: fused(
    { x: image, filter: filled([2, 2, 3, 1], 1), bias: filled([3], 2) },
    { ...two, strides: [1, 1] },
  ),
  Dilation2D: [
    {
      inputs: { x: image, filter: filled([2, 2, 3], 1) },
      attrs: { strides: [1, 1], pad: "same", dilations: [1, 1] },
    },
  ],
  Dilation2DBackpropFilter: [
    {
      inputs: { x: image, filter: filled([2, 2, 3], 1), dy: filled([2, 5, 6, 3], 2) },
      attrs: { strides: [1, 1], pad: "same", dilations: [1, 1] },
    },
  ],
  Dilation2DBackpropInput: [
    {
      inputs: { x: image, filter: filled([2, 2, 3], 1), dy: filled([2, 5, 6, 3], 2) },
      attrs: { strides: [1, 1], pad: "same", dilations: [1, 1] },
    },
  ],
  AvgPool: [
    { inputs: { x: image }, attrs: pool },
    { inputs: { x: image }, attrs: { ...pool, pad: "valid" } },
  ],
  AvgPoolGrad: [
    { inputs: { dy: filled([2, 2, 4, 3]), input: image }, attrs: { ...pool, pad: "valid" } },
    {
      inputs: { dy: filled([2, 3, 6, 3]), input: image },
      attrs: pool,
      differs: "JavaScript divides by the whole window also at the border, unlike its own AvgPool",
    },
  ],
  AvgPool3D: [{ inputs: { x: volume }, attrs: pool3 }],
  AvgPool3DGrad: [{ inputs: { dy: filled([1, 2, 3, 2, 2]), input: volume }, attrs: pool3 }],
  MaxPool: [
    { inputs: { x: image }, attrs: pool },
    { inputs: { x: image }, attrs: { ...pool, pad: "valid" } },
  ],
  MaxPoolGrad: [
    {
      inputs: {
        dy: filled([1, 1, 2, 1]),
        input: f([1, 5, 2, 3, 4, 0, 7, 6], [1, 2, 4, 1]),
        output: f([5, 7], [1, 1, 2, 1]),
      },
      attrs: { filterSize: [2, 2], strides: [2, 2], pad: "valid" },
    },
  ],
  MaxPool3D: [{ inputs: { x: volume }, attrs: pool3 }],
  MaxPool3DGrad: [
    {
      inputs: {
        dy: f([3], [1, 1, 1, 1, 1]),
        input: f([1, 5, 2, 3, 4, 0, 7, 6], [1, 2, 2, 2, 1]),
        output: f([7], [1, 1, 1, 1, 1]),
      },
      attrs: { ...pool3, strides: [1, 1, 1] },
    },
  ],
  FusedBatchNorm: [
    {
      inputs: {
        x: image,
        scale: filled([3], 1),
        offset: filled([3], 2),
        mean: filled([3], 3),
        variance: f([1, 0.5, 2]),
      },
      attrs: { varianceEpsilon: 0.001 },
    },
    {
      inputs: { x: image, mean: filled([3], 3), variance: f([1, 0.5, 2]) },
      attrs: { varianceEpsilon: 0.001 },
    },
  ],
  LRN: [{ inputs: { x: image }, attrs: lrn }],
  LRNGrad: [
    {
      inputs: {
        x: f([1, 2, 3], [1, 1, 1, 3]),
        y: f([0.3, 0.4, 0.5], [1, 1, 1, 3]),
        dy: f([1, -1, 2], [1, 1, 1, 3]),
      },
      attrs: lrn,
    },
  ],
  Multinomial: [
    // One outcome has all of the weight, so that the two generators must agree.
    {
      inputs: { logits: f([0, 200, 0, 200, 0, 0], [2, 3]) },
      attrs: { numSamples: 4, seed: 7, normalized: false },
    },
  ],
};

function product3() {
  const { a, b, bias } = product;
  return { a: { ...a, shape: [1, 2, 3] }, b: { ...b, shape: [1, 3, 4] }, bias };
}

const boxes = f(
  [0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, -0.1, 1, 0.9, 0, 10, 1, 11, 0, 10.1, 1, 11.1, 0, 100, 1, 101],
  [6, 4],
);
const scores = f([0.9, 0.75, 0.6, 0.95, 0.5, 0.3]);
const suppression = { maxOutputSize: 3, iouThreshold: 0.5, scoreThreshold: 0.4 };
const resized = (size: number[]) => [
  { alignCorners: false, halfPixelCenters: false, size },
  { alignCorners: true, halfPixelCenters: false, size },
  { alignCorners: false, halfPixelCenters: true, size },
];
const resize = resized([7, 4]).map((attrs) => ({ inputs: { images: image }, attrs }));
const square = filled([1, 5, 5, 3]);
const resizeGrad = (images: Spec, rest: Partial<Case> = {}) =>
  resized([7, 4])
    .filter(({ halfPixelCenters }) => !halfPixelCenters)
    .map((attrs): Case => {
      const dy = filled([images.shape[0] as number, 7, 4, 3], 1);
      return { inputs: { images, dy }, attrs, ...rest };
    });

export const images: Cases = {
  CropAndResize: ["bilinear", "nearest"].map((method) => ({
    inputs: { image, boxes: f([0, 0, 1, 1, 0.2, 0.3, 0.7, 1.2], [2, 4]), boxInd: i([0, 1]) },
    attrs: { cropSize: [3, 3], method, extrapolationValue: -1 },
  })),
  FlipLeftRight: [{ inputs: { image } }],
  NonMaxSuppressionV3: [{ inputs: { boxes, scores }, attrs: suppression }],
  NonMaxSuppressionV4: [
    {
      inputs: { boxes, scores },
      attrs: { ...suppression, maxOutputSize: 5, padToMaxOutputSize: true },
    },
  ],
  NonMaxSuppressionV5: [
    { inputs: { boxes, scores }, attrs: { ...suppression, iouThreshold: 1, softNmsSigma: 0.5 } },
  ],
  ResizeBilinear: resize,
  ResizeBilinearGrad: [
    ...resizeGrad(square),
    ...resizeGrad(image, { differs: "JavaScript swaps height and width of the result" }),
  ],
  ResizeNearestNeighbor: resize,
  ResizeNearestNeighborGrad: [
    ...resizeGrad(square),
    ...resizeGrad(image, { differs: "JavaScript mixes up the images after the first" }),
  ],
};
