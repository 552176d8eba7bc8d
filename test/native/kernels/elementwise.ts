import {
  b,
  c,
  edges,
  f,
  filled,
  i,
  ints,
  nan,
  none,
  s,
  type Case,
  type Cases,
  type Spec,
} from "./case.js";

const x = (spec: Spec, rest: Partial<Case> = {}): Case => ({ inputs: { x: spec }, ...rest });
const everyFloat = [x(edges), x(nan), x(none), x(filled([2, 3]))];
const everyNumber = [...everyFloat, x(ints)];
const smallInts = x(i([0, 1, -1, 7, -7]));

const ab = (one: Spec, other: Spec, rest: Partial<Case> = {}): Case => ({
  inputs: { a: one, b: other },
  ...rest,
});
const column = f([2, -3, 0.5], [3, 1]);
const row = f([1, -2, 4, 0.25], [1, 4]);
const arithmetic = [
  ab(column, row),
  ab(filled([2, 3]), filled([2, 3], 1)),
  ab(edges, f([2], [])),
  ab(nan, f([1, 2, NaN])),
  ab(i([7, -7, 3, 0]), i([2, 2, -2, 5])),
  ab(none, f([1], [])),
];
const logical = [ab(b([1, 1, 0, 0]), b([1, 0, 1, 0])), ab(b([1, 0], [2, 1]), b([1, 0, 1], [1, 3]))];

export const elementwise: Cases = {
  Abs: [
    ...everyFloat,
    smallInts,
    x(ints, { differs: "JavaScript computes integers in float32, which rounds 2147483647" }),
  ],
  Acos: everyFloat,
  Acosh: everyFloat,
  Asin: everyFloat,
  Asinh: everyFloat,
  Atan: everyFloat,
  Atanh: everyFloat,
  Cast: [
    x(f([1.7, -1.7, 0]), { attrs: { dtype: "int32" } }),
    x(f([1.7, -1.7, 0]), { attrs: { dtype: "bool" } }),
    x(ints, { attrs: { dtype: "float32" } }),
    x(b([1, 0]), { attrs: { dtype: "float32" } }),
    x(b([1, 0]), { attrs: { dtype: "int32" } }),
    x(f([1, 2]), { attrs: { dtype: "complex64" } }),
    x(c([1, 2], [3, 4]), { attrs: { dtype: "float32" } }),
  ],
  Ceil: everyFloat,
  ClipByValue: [
    x(edges, { attrs: { clipValueMin: -1, clipValueMax: 1.25 } }),
    x(nan, { attrs: { clipValueMin: -1, clipValueMax: 1 } }),
    x(i([5, -5, 0]), { attrs: { clipValueMin: -1, clipValueMax: 1 } }),
  ],
  Cos: everyFloat,
  Cosh: everyFloat,
  Elu: everyFloat,
  Erf: everyFloat,
  Exp: everyFloat,
  Expm1: everyFloat,
  Floor: everyFloat,
  IsFinite: everyFloat,
  IsInf: everyFloat,
  IsNan: everyFloat,
  LeakyRelu: everyFloat.map((one) => ({ ...one, attrs: { alpha: 0.2 } })),
  Log: everyFloat,
  Log1p: everyFloat,
  LogicalNot: [x(b([1, 0, 1]))],
  Neg: everyNumber,
  OnesLike: [...everyNumber, x(b([1, 0]))],
  Reciprocal: everyFloat,
  Relu: everyNumber,
  Relu6: everyNumber,
  Round: everyNumber,
  Rsqrt: everyFloat,
  Selu: everyFloat,
  Sigmoid: everyFloat,
  Sign: [
    x(edges),
    x(none),
    x(nan, { differs: "the sign of NaN is NaN natively and 0 in JavaScript" }),
  ],
  Sin: everyFloat,
  Sinh: everyFloat,
  Softplus: everyFloat,
  Sqrt: everyFloat,
  Square: [
    ...everyFloat,
    smallInts,
    x(ints, { differs: "an overflow wraps in int32 and is lost in JavaScript's float64" }),
  ],
  StaticRegexReplace: [
    x(s(["a1b22", "", "none"]), {
      attrs: { pattern: "[0-9]+", rewrite: "#", replaceGlobal: true },
    }),
    x(s(["a1b22"], [1, 1]), { attrs: { pattern: "[0-9]+", rewrite: "#", replaceGlobal: false } }),
  ],
  Step: everyFloat.map((one) => ({ ...one, attrs: { alpha: 0.5 } })),
  Tan: everyFloat,
  Tanh: everyFloat,
  ZerosLike: [...everyNumber, x(b([1, 0]))],

  Add: [...arithmetic, ab(c([1, 2], [3, 4]), c([5, 6], [7, 8]))],
  AddN: [
    { inputs: [filled([2, 3]), filled([2, 3], 1), filled([2, 3], 2)] },
    { inputs: [i([1, 2]), i([3, 4])] },
  ],
  Atan2: [ab(column, row), ab(edges, f([2], [])), ab(nan, f([1, 2, NaN]))],
  FloorDiv: [
    ab(i([7, -7, 3, 0]), i([2, 2, -2, 5])),
    ab(column, row, { differs: "JavaScript gives floats' quotient as int32" }),
  ],
  Maximum: arithmetic,
  Minimum: arithmetic,
  Mod: [ab(column, row), ab(i([7, -7, 7, -7]), i([3, 3, -3, -3]))],
  Multiply: [...arithmetic, ab(c([1, 2], [3, 4]), c([5, 6], [7, 8]))],
  Pow: [
    ab(f([2, 3, 0.5, 0, 4], [5, 1]), f([0, 2, -1, 0.5], [1, 4])),
    ab(f([-2, -8]), f([3, 1 / 3])),
    ab(i([2, 3]), i([3, 2])),
  ],
  Prelu: [
    { inputs: { x: filled([2, 3]), alpha: f([0.1, 0.2, 0.3]) } },
    {
      inputs: { x: edges, alpha: f([0.5], []) },
      differs: "tfjs-node computes it as relu(x) + alpha * (x - |x|) / 2, which is NaN at infinity",
    },
  ],
  // Integers never get here: tf.div sends them to FloorDiv.
  RealDiv: arithmetic.filter(({ inputs }) => Object.values(inputs).flat()[0]?.dtype === "float32"),
  SquaredDifference: arithmetic,
  Sub: [...arithmetic, ab(c([1, 2], [3, 4]), c([5, 6], [7, 8]))],

  Equal: [...arithmetic, ab(b([1, 0, 1]), b([1, 1, 0])), ab(s(["a", "b"]), s(["a", "c"]))],
  Greater: arithmetic,
  GreaterEqual: arithmetic,
  Less: arithmetic,
  LessEqual: arithmetic,
  LogicalAnd: logical,
  LogicalOr: logical,
  NotEqual: [...arithmetic, ab(b([1, 0, 1]), b([1, 1, 0]))],
  Select: [
    { inputs: { condition: b([1, 0, 1]), t: f([1, 2, 3]), e: f([-1, -2, NaN]) } },
    {
      inputs: {
        condition: b([1, 0, 0, 1], [2, 2]),
        t: i([1, 2, 3, 4], [2, 2]),
        e: i([5, 6, 7, 8], [2, 2]),
      },
    },
    {
      inputs: { condition: b([1, 0]), t: i([1, 2, 3, 4], [2, 2]), e: i([5, 6, 7, 8], [2, 2]) },
      differs:
        "natively a condition of rank 1 picks rows; tf.where broadcasts it before either sees it",
    },
  ],
  BroadcastArgs: [
    { inputs: { s0: i([2, 3]), s1: i([1]) } },
    { inputs: { s0: i([4, 1, 3]), s1: i([2, 1]) } },
  ],

  Complex: [{ inputs: { real: f([1, -2, 0.5]), imag: f([4, 0, 2]) } }],
  ComplexAbs: [x(c([3, 0, -1], [4, 2, 1]))],
  Real: [{ inputs: { input: c([3, 0, -1], [4, 2, 1]) } }],
  Imag: [{ inputs: { input: c([3, 0, -1], [4, 2, 1]) } }],
  EluGrad: [{ inputs: { dy: filled([2, 4]), y: f([1, 2, -0.5, -0.9, 0, 3, -0.1, 1], [2, 4]) } }],
  Softmax: [
    { inputs: { logits: filled([3, 4]) }, attrs: { dim: 1 } },
    { inputs: { logits: f([1000, 0, -1000], [1, 3]) }, attrs: { dim: 1 } },
  ],
};
