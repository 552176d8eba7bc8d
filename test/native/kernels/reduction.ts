import { b, c, f, filled, i, noRows, type Case, type Cases, type Spec } from "./case.js";

const over = (
  spec: Spec,
  axis: number | number[],
  keepDims = false,
  rest: Partial<Case> = {},
): Case => ({
  inputs: { x: spec },
  attrs: { axis, keepDims },
  ...rest,
});
const cube = filled([2, 3, 4]);
const numbers = [
  over(cube, [0, 1, 2]),
  over(cube, 1),
  over(cube, [0, 2], true),
  over(cube, -1),
  over(i([3, 1, -2, 5, 0, 4], [2, 3]), 1),
];
const withMissing = f([1, NaN, 3, 4], [2, 2]);
const booleans = [over(b([1, 0, 1, 1], [2, 2]), 1), over(b([1, 0, 1, 1], [2, 2]), [0, 1], true)];
const noBooleans = b([], [0, 3]);
const ranked = [
  { inputs: { x: cube }, attrs: { axis: 0 } },
  { inputs: { x: cube }, attrs: { axis: 2 } },
  { inputs: { x: f([1, 5, 5, 2]) }, attrs: { axis: 0 } },
  { inputs: { x: i([4, 1, 9, 9]) }, attrs: { axis: 0 } },
];
const running = [
  { exclusive: false, reverse: false },
  { exclusive: true, reverse: false },
  { exclusive: false, reverse: true },
  { exclusive: true, reverse: true },
].flatMap((attrs) => [
  { inputs: { x: filled([3, 4]) }, attrs: { axis: 1, ...attrs } },
  { inputs: { x: i([1, 2, 3, 4]) }, attrs: { axis: 0, ...attrs } },
]);

export const reduction: Cases = {
  All: [
    ...booleans,
    over(noBooleans, 0, false, { differs: "all of nothing is true natively, false in JavaScript" }),
  ],
  Any: [...booleans, over(noBooleans, 0)],
  ArgMax: ranked,
  ArgMin: ranked,
  Bincount: [
    { inputs: { x: i([1, 1, 3, 0]), weights: f([], [0]) }, attrs: { size: 5 } },
    { inputs: { x: i([1, 1, 3, 0]), weights: f([0.5, 1, 2, 3]) }, attrs: { size: 5 } },
  ],
  Cumprod: running,
  Cumsum: running,
  Max: [...numbers, over(withMissing, 1), over(noRows, 1)].map(reductionIndices),
  Mean: [
    ...numbers,
    over(withMissing, 1),
    over(noRows, 0, false, { differs: "the mean of nothing is NaN natively, 0 in JavaScript" }),
  ],
  Min: [...numbers, over(withMissing, 1), over(noRows, 1)],
  Prod: [...numbers, over(withMissing, 1), over(noRows, 0)],
  Sum: [...numbers, over(withMissing, 1), over(noRows, 0)],
  UnsortedSegmentSum: [
    { inputs: { x: filled([4, 2]), segmentIds: i([0, 2, 0, 1]) }, attrs: { numSegments: 4 } },
    {
      inputs: { x: i([1, 2, 3]), segmentIds: i([1, 1, 0]) },
      attrs: { numSegments: 2 },
      differs: "JavaScript gives the sums of integers as float32",
    },
  ],
  FFT: [
    { inputs: { input: c([1, 2, 3, 4, 5], [0, -1, 0, 2, 1]) } },
    { inputs: { input: c([1, 2, 3, 4], [0, 1, 0, 1], [2, 2]) } },
  ],
  IFFT: [{ inputs: { input: c([1, 2, 3, 4, 5], [0, -1, 0, 2, 1]) } }],
};

function reductionIndices({ attrs, ...rest }: Case): Case {
  return { ...rest, attrs: { reductionIndices: attrs?.["axis"], keepDims: attrs?.["keepDims"] } };
}
