import { flag, nativeKernel, type NativeKernel } from "./native-kernel.js";

/** TensorFlow's operations on the last two axes of tensors; tfjs has none of them. */
const specifications: readonly NativeKernel[] = [
  { kernel: "Cholesky", inputs: ["input"] },
  { kernel: "LogMatrixDeterminant", inputs: ["input"], outputs: 2 },
  { kernel: "MatrixDeterminant", inputs: ["input"] },
  { kernel: "MatrixInverse", inputs: ["input"] },
  {
    kernel: "MatrixSolve",
    inputs: ["matrix", "rhs"],
    attributes: ({ adjoint }) => [flag("adjoint", adjoint)],
  },
  {
    kernel: "MatrixTriangularSolve",
    inputs: ["matrix", "rhs"],
    attributes: ({ lower, adjoint }) => [flag("lower", lower), flag("adjoint", adjoint)],
  },
  { kernel: "Qr", inputs: ["input"], outputs: 2 },
  {
    kernel: "SelfAdjointEigV2",
    inputs: ["input"],
    outputs: 2,
    attributes: () => [flag("compute_v", true)],
  },
  {
    kernel: "Svd",
    inputs: ["input"],
    outputs: 3,
    attributes: () => [flag("compute_uv", true), flag("full_matrices", false)],
  },
];

export const linearAlgebraKernels = specifications.map(nativeKernel);
