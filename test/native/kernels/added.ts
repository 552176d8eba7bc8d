import { f, filled, i, s, type Case, type Cases } from "./case.js";

const turn = (radians: number, rest: Record<string, unknown> = {}): Case => ({
  inputs: { image: filled([2, 5, 7, 3]) },
  attrs: { radians, fillValue: 0, center: 0.5, ...rest },
});
const photo = filled([1, 6, 5, 2]);
/** Turned, squeezed and moved a little. */
const affine = f([0.9, -0.2, 0.63, 0.3, 1.1, -0.87, 0, 0], [1, 8]);
const projective = f([1, 0.1, -0.63, 0.05, 0.95, 0.37, 0.011, -0.007], [1, 8]);
const transform = (attrs: Record<string, unknown>, transforms = affine, image = photo): Case => ({
  inputs: { image, transforms },
  attrs: { interpolation: "bilinear", fillMode: "constant", fillValue: 0, ...attrs },
});
const pool = (attrs: Record<string, unknown>): Case => ({
  inputs: { x: filled([2, 6, 5, 2]) },
  attrs: { strides: 2, pad: "valid", includeBatchInIndex: true, ...attrs },
});
const counts = i([1, 3, 3, 0, 1, 1], [2, 3]);
const rows = i([0, 2, 5]);
const segments = { data: filled([4, 2]), indices: i([0, 2, 3]), segmentIds: i([0, 0, 1]) };
const grams = {
  nGramWidths: [1, 2],
  separator: "|",
  leftPad: "<",
  rightPad: ">",
  padWidth: -1,
  preserveShortSequences: false,
};

/** Kernels that tfjs-node lacks. */
export const added: Cases = {
  BitwiseAnd: [{ inputs: { a: i([12, 7, -1]), b: i([10, 8, 5]) } }],
  DenseBincount: [
    { inputs: { x: counts, weights: f([], [0]) }, attrs: { size: 4, binaryOutput: false } },
    { inputs: { x: counts, weights: f([], [0]) }, attrs: { size: 4, binaryOutput: true } },
    {
      inputs: { x: i([1, 3, 1]), weights: f([0.5, 2, 3]) },
      attrs: { size: 4, binaryOutput: false },
    },
  ],
  MaxPoolWithArgmax: [
    pool({ filterSize: 2 }),
    pool({ filterSize: [3, 2], strides: [1, 2], pad: "same" }),
    pool({ filterSize: 2, includeBatchInIndex: false }),
  ],
  RaggedGather: [
    {
      inputs: { paramsNestedSplits: [rows], paramsDenseValues: filled([5]), indices: i([1, 0, 1]) },
      attrs: { outputRaggedRank: 1 },
    },
  ],
  RaggedRange: [{ inputs: { starts: i([2, 5]), limits: i([6, 0]), deltas: i([1, -2]) } }],
  RaggedTensorToTensor: [
    {
      inputs: {
        shape: i([2, 4]),
        values: filled([5]),
        defaultValue: f([-9], []),
        rowPartitionTensors: [rows],
      },
      attrs: { rowPartitionTypes: ["ROW_SPLITS"] },
    },
  ],
  RotateWithOffset: [
    turn(0.7),
    turn(-2.1, { fillValue: 7 }),
    turn(1, { center: [0.2, 0.9] }),
    turn(0.4, { fillValue: [1, 2, 3] }),
    { inputs: { image: filled([1, 5, 5, 4]) }, attrs: { ...turn(2).attrs, fillValue: [1, 2, 3] } },
    { inputs: { image: filled([1, 4, 6, 1]) }, attrs: { ...turn(3).attrs } },
  ],
  SearchSorted: ["left", "right"].map((side) => ({
    inputs: {
      sortedSequence: f([1, 2, 2, 5, 0, 0, 3, 4], [2, 4]),
      values: f([2, 9, 0, 3], [2, 2]),
    },
    attrs: { side },
  })),
  SparseFillEmptyRows: [
    {
      inputs: {
        indices: i([0, 0, 2, 1], [2, 2]),
        values: f([5, 6]),
        denseShape: i([4, 3]),
        defaultValue: f([-1], []),
      },
    },
  ],
  SparseReshape: [
    {
      inputs: {
        inputIndices: i([0, 0, 1, 2], [2, 2]),
        inputShape: i([2, 3]),
        newShape: i([3, -1]),
      },
    },
  ],
  SparseSegmentMean: [{ inputs: segments }],
  SparseSegmentSum: [{ inputs: segments }],
  StringNGrams: [
    { inputs: { data: s(["a", "b", "c", "d", "é"]), dataSplits: rows }, attrs: grams },
    {
      inputs: { data: s(["a", "b", "c", "d", "é"]), dataSplits: rows },
      attrs: { ...grams, nGramWidths: [3], padWidth: 0, preserveShortSequences: true },
    },
  ],
  StringSplit: [
    { inputs: { input: s(["a b  c", ""]), delimiter: s([" "], []) }, attrs: { skipEmpty: false } },
    { inputs: { input: s(["a b  c", ""]), delimiter: s([" "], []) }, attrs: { skipEmpty: true } },
  ],
  StringToHashBucketFast: [
    { inputs: { input: s(["one", "two", "", "größer"], [2, 2]) }, attrs: { numBuckets: 1000 } },
  ],
  Transform: [
    transform({}),
    transform({ fillValue: 4, outputShape: [3, 9] }),
    transform({ interpolation: "nearest" }),
    transform({ fillMode: "reflect" }),
    transform({ fillMode: "wrap" }),
    transform({ fillMode: "nearest" }),
    transform({}, projective),
    transform({ interpolation: "nearest", fillMode: "reflect" }, projective),
    {
      ...transform({}, affine, filled([2, 6, 5, 2])),
      differs: "in JavaScript all images but the first stay empty",
    },
  ],
};
