import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";
import { matrixOps } from "./matrix-ops.js";

/** The gradients of inverses, determinants and linear equations; the formulas are those of TensorFlow. */
export function solvingGradients(tf: Tfjs): GradConfig[] {
  const { run, transpose, product, lower, upper } = matrixOps(tf);
  const inverseTransposed = (a: Tensor): Tensor => transpose(run("MatrixInverse", { input: a }));
  return [
    {
      kernelName: "MatrixInverse",
      outputsToSave: [true],
      gradFunc(dy, [inverse]) {
        const turned = transpose(inverse!);
        return { input: () => tf.neg(product(turned, dy as Tensor, turned)) };
      },
    },
    {
      kernelName: "MatrixDeterminant",
      inputsToSave: ["input"],
      outputsToSave: [true],
      gradFunc(dy, [a, determinant]) {
        const scale = (): Tensor => each(tf.mul(dy as Tensor, determinant!));
        return { input: () => tf.mul(scale(), inverseTransposed(a!)) };
      },
    },
    {
      kernelName: "LogMatrixDeterminant",
      inputsToSave: ["input"],
      gradFunc(dy, [a]) {
        const [, logarithm] = dy as Tensor[];
        return { input: () => tf.mul(each(logarithm!), inverseTransposed(a!)) };
      },
    },
    {
      kernelName: "MatrixSolve",
      inputsToSave: ["matrix"],
      outputsToSave: [true],
      gradFunc(dy, [matrix, x], { adjoint }) {
        const inputs = { matrix: matrix!, rhs: dy as Tensor };
        const ofRhs = run("MatrixSolve", inputs, { adjoint: !adjoint });
        return {
          rhs: () => ofRhs,
          matrix: () =>
            tf.neg(adjoint ? product(x!, transpose(ofRhs)) : product(ofRhs, transpose(x!))),
        };
      },
    },
    {
      kernelName: "MatrixTriangularSolve",
      inputsToSave: ["matrix"],
      outputsToSave: [true],
      gradFunc(dy, [matrix, x], { adjoint, lower: isLower }) {
        const inputs = { matrix: matrix!, rhs: dy as Tensor };
        const attributes = { adjoint: !adjoint, lower: isLower! };
        const ofRhs = run("MatrixTriangularSolve", inputs, attributes);
        return {
          rhs: () => ofRhs,
          matrix() {
            const whole = adjoint ? product(x!, transpose(ofRhs)) : product(ofRhs, transpose(x!));
            return tf.neg(isLower ? lower(whole) : upper(whole));
          },
        };
      },
    },
  ];
}

/** Numbers, one for each matrix, beside matrices. */
function each(values: Tensor): Tensor {
  return values.reshape([...values.shape, 1, 1]);
}
