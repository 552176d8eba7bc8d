import { b, c, f, filled, i, noRows, none, s, type Cases, type Spec } from "./case.js";

const cube = filled([2, 3, 4]);
const words = s(["a", "more than twenty-two bytes of text", "ü"], [3]);
const x = (spec: Spec, attrs: Record<string, unknown>) => ({ inputs: { x: spec }, attrs });

export const shape: Cases = {
  BatchToSpaceND: [
    x(filled([4, 1, 2, 1]), {
      blockShape: [2, 2],
      crops: [
        [0, 0],
        [0, 1],
      ],
    }),
  ],
  Concat: [
    { inputs: [filled([2, 2]), filled([2, 3], 1)], attrs: { axis: 1 } },
    { inputs: [i([1, 2]), i([3])], attrs: { axis: 0 } },
    { inputs: [words, s(["b"])], attrs: { axis: 0 } },
    { inputs: [noRows, filled([1, 3])], attrs: { axis: 0 } },
    { inputs: [c([1], [2]), c([3], [4])], attrs: { axis: 0 } },
  ],
  DepthToSpace: [x(filled([1, 2, 2, 8]), { blockSize: 2, dataFormat: "NHWC" })],
  Diag: [x(f([1, 2, 3]), {}), x(filled([2, 2]), {})],
  ExpandDims: [
    { inputs: { input: cube }, attrs: { dim: 1 } },
    { inputs: { input: cube }, attrs: { dim: -1 } },
  ],
  Fill: [
    { inputs: {}, attrs: { shape: [2, 3], value: 1.5, dtype: "float32" } },
    { inputs: {}, attrs: { shape: [2], value: 7, dtype: "int32" } },
    { inputs: {}, attrs: { shape: [2], value: 1, dtype: "bool" } },
    { inputs: {}, attrs: { shape: [2], value: "text", dtype: "string" } },
    { inputs: {}, attrs: { shape: [0], value: 1, dtype: "float32" } },
  ],
  GatherNd: [
    { inputs: { params: cube, indices: i([0, 1, 1, 2], [2, 2]) } },
    { inputs: { params: cube, indices: i([1, 2, 3], [1, 3]) } },
  ],
  GatherV2: [
    { inputs: { x: cube, indices: i([2, 0, 2]) }, attrs: { axis: 1, batchDims: 0 } },
    { inputs: { x: cube, indices: i([1, 0], [2, 1]) }, attrs: { axis: 1, batchDims: 1 } },
    { inputs: { x: words, indices: i([1, 1]) }, attrs: { axis: 0, batchDims: 0 } },
  ],
  Identity: [x(cube, {}), x(words, {}), x(none, {})],
  LinSpace: [
    { inputs: {}, attrs: { start: -1, stop: 1, num: 5 } },
    { inputs: {}, attrs: { start: 2, stop: 2, num: 1 } },
  ],
  MirrorPad: [
    x(cube, {
      paddings: [
        [0, 0],
        [1, 2],
        [2, 1],
      ],
      mode: "reflect",
    }),
    x(cube, {
      paddings: [
        [1, 1],
        [0, 2],
        [0, 0],
      ],
      mode: "symmetric",
    }),
  ],
  OneHot: [
    {
      inputs: { indices: i([0, 2, 3, -1]) },
      attrs: { depth: 3, onValue: 1, offValue: 0, dtype: "float32" },
    },
    {
      inputs: { indices: i([0, 1], [2, 1]) },
      attrs: { depth: 2, onValue: 5, offValue: -1, dtype: "int32" },
    },
  ],
  Pack: [
    { inputs: [filled([2, 3]), filled([2, 3], 1)], attrs: { axis: 0 } },
    { inputs: [filled([2, 3]), filled([2, 3], 1)], attrs: { axis: 2 } },
    { inputs: [s(["a"]), s(["b"])], attrs: { axis: 0 } },
  ],
  PadV2: [
    x(filled([2, 3]), {
      paddings: [
        [1, 0],
        [0, 2],
      ],
      constantValue: 9,
    }),
    x(i([1, 2]), { paddings: [[1, 1]], constantValue: 0 }),
  ],
  Range: [
    { inputs: {}, attrs: { start: 0, stop: 5, step: 1, dtype: "int32" } },
    { inputs: {}, attrs: { start: 1, stop: -1, step: -0.5, dtype: "float32" } },
  ],
  Reshape: [x(cube, { shape: [4, 6] }), x(words, { shape: [3, 1] }), x(noRows, { shape: [3, 0] })],
  Reverse: [
    x(cube, { dims: [0, 2] }),
    x(i([1, 2, 3]), { dims: [0] }),
    x(b([1, 0, 0]), { dims: [0] }),
  ],
  ScatterNd: [
    {
      inputs: { indices: i([4, 3, 1, 4], [4, 1]), updates: f([9, 10, 11, 12]) },
      attrs: { shape: [6] },
    },
    { inputs: { indices: i([0, 2], [2, 1]), updates: filled([2, 3]) }, attrs: { shape: [3, 3] } },
  ],
  Slice: [
    x(cube, { begin: [0, 1, 1], size: [2, 2, -1] }),
    x(words, { begin: [1], size: [2] }),
    x(cube, { begin: [0, 0, 0], size: [0, 3, 4] }),
  ],
  SpaceToBatchND: [
    x(filled([1, 2, 3, 1]), {
      blockShape: [2, 2],
      paddings: [
        [0, 0],
        [0, 1],
      ],
    }),
  ],
  SparseToDense: [
    {
      inputs: {
        sparseIndices: i([0, 0, 1, 2], [2, 2]),
        sparseValues: f([5, 6]),
        defaultValue: f([-1], []),
      },
      attrs: { outputShape: [2, 3] },
    },
  ],
  SplitV: [x(cube, { numOrSizeSplits: 2, axis: 2 }), x(cube, { numOrSizeSplits: [1, 2], axis: 1 })],
  StridedSlice: [
    x(cube, {
      begin: [0, 2, 0],
      end: [2, 0, 4],
      strides: [1, -1, 2],
      beginMask: 0,
      endMask: 0,
      ellipsisMask: 0,
      newAxisMask: 0,
      shrinkAxisMask: 0,
    }),
    x(cube, {
      begin: [1, 0, 0],
      end: [2, 2, 4],
      strides: [1, 1, 1],
      beginMask: 0,
      endMask: 4,
      ellipsisMask: 0,
      newAxisMask: 0,
      shrinkAxisMask: 1,
    }),
  ],
  TensorScatterUpdate: [
    { inputs: { tensor: f([1, 2, 3, 4]), indices: i([3, 0], [2, 1]), updates: f([40, 10]) } },
  ],
  Tile: [x(filled([2, 3]), { reps: [2, 2] }), x(words, { reps: [2] }), x(b([1, 0]), { reps: [3] })],
  TopK: [
    x(filled([2, 5]), { k: 3, sorted: true }),
    x(f([1, 3, 3, 2]), { k: 2, sorted: true }),
    x(i([4, 9, 1]), { k: 1, sorted: true }),
  ],
  Transpose: [x(cube, { perm: [2, 0, 1] }), x(words, { perm: [0] }), x(noRows, { perm: [1, 0] })],
  Unique: [x(i([3, 1, 3, 2, 1]), { axis: 0 }), x(f([1, 0, 1, 0, 2, 2], [3, 2]), { axis: 0 })],
  Unpack: [
    { inputs: { value: cube }, attrs: { axis: 1 } },
    { inputs: { value: words }, attrs: { axis: 0 } },
  ],
};
