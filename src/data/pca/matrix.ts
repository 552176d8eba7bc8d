import { TF_ATTR_BOOL, TF_ATTR_TYPE } from "../../native/attributes.js";
import type { Binding } from "../../native/binding.js";
import { TF_DOUBLE } from "../../native/dtypes.js";
import { loadedNative } from "../../native/loaded.js";

/** A matrix of float64, row by row. */
export interface Matrix {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** Rows from columns of equal length. */
export function matrixOf(columns: readonly Float64Array[]): Matrix {
  const rows = columns[0]!.length;
  const values = new Float64Array(rows * columns.length);
  columns.forEach((column, at) => {
    for (let row = 0, i = at; row < rows; row++, i += columns.length) values[i] = column[row]!;
  });
  return { values, rows, columns: columns.length };
}

/** One column of a matrix. */
export function columnAt({ values, rows, columns }: Matrix, at: number): Float64Array {
  return new Float64Array(rows).map((_, row) => values[row * columns + at]!);
}

/** Product of two matrices, the first or the second transposed where asked for; by TensorFlow where it is loaded. */
export function multiply(
  a: Matrix,
  b: Matrix,
  { transposeA = false, transposeB = false }: { transposeA?: boolean; transposeB?: boolean } = {},
): Matrix {
  const rows = transposeA ? a.columns : a.rows;
  const columns = transposeB ? b.rows : b.columns;
  const binding = nativeBinding();
  if (!binding) return { values: multiplyHere(a, b, transposeA, transposeB), rows, columns };
  const flags = { transpose_a: transposeA, transpose_b: transposeB };
  const [values] = runNative(binding, "MatMul", [a, b], flags, 1);
  return { values: values!, rows, columns };
}

/** Eigenvalues of a symmetric matrix, rising, and its eigenvectors in the columns of a matrix. */
export interface Eigen {
  readonly eigenvalues: Float64Array;
  readonly eigenvectors: Matrix;
}

/** Eigenvalues and eigenvectors of a symmetric matrix; by TensorFlow where it is loaded. */
export function symmetricEigen(matrix: Matrix): Eigen {
  const binding = nativeBinding();
  if (!binding) return jacobi(matrix);
  const [eigenvalues, eigenvectors] = runNative(
    binding,
    "SelfAdjointEigV2",
    [matrix],
    { compute_v: true },
    2,
  );
  return { eigenvalues: eigenvalues!, eigenvectors: { ...matrix, values: eigenvectors! } };
}

function nativeBinding(): Binding | undefined {
  const native = loadedNative();
  return native && !native.problem ? native.binding : undefined;
}

/** Runs an operation on float64, which tfjs's tensors do not have. */
function runNative(
  binding: Binding,
  operation: string,
  inputs: readonly Matrix[],
  flags: Readonly<Record<string, boolean>>,
  outputs: number,
): Float64Array[] {
  const attributes = Object.entries(flags).map(([name, value]) => ({
    name,
    type: TF_ATTR_BOOL,
    value,
  }));
  const ids = inputs.map(({ values, rows, columns }) =>
    binding.createTensor([rows, columns], TF_DOUBLE, values),
  );
  try {
    const made = binding.executeOp(
      operation,
      [{ name: "T", type: TF_ATTR_TYPE, value: TF_DOUBLE }, ...attributes],
      ids,
      outputs,
    );
    return made.map(({ id }) => {
      ids.push(id);
      return binding.tensorDataSync(id) as Float64Array;
    });
  } finally {
    for (const id of ids) binding.deleteTensor(id);
  }
}

export function multiplyHere(
  a: Matrix,
  b: Matrix,
  transposeA: boolean,
  transposeB: boolean,
): Float64Array {
  const [rows, inner] = transposeA ? [a.columns, a.rows] : [a.rows, a.columns];
  const columns = transposeB ? b.rows : b.columns;
  const [rowStep, innerStepA] = transposeA ? [1, a.columns] : [a.columns, 1];
  const [innerStepB, columnStep] = transposeB ? [1, b.columns] : [b.columns, 1];
  const product = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < inner; i++) {
      const value = a.values[row * rowStep + i * innerStepA]!;
      for (let column = 0; column < columns; column++) {
        product[row * columns + column]! += value * b.values[i * innerStepB + column * columnStep]!;
      }
    }
  }
  return product;
}

/** C. Jacobi's method: turns each pair of axes until nothing is left beside the diagonal; W. Press et al., 11.1. */
export function jacobi({ values, rows: size }: Matrix): Eigen {
  const a = values.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < 100 && beside(a, size) > 0; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) turn(a, v, size, p, q);
    }
  }
  const order = new Int32Array(size)
    .map((_, i) => i)
    .toSorted((i, j) => a[i * size + i]! - a[j * size + j]!);
  const sorted = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row++) sorted[row * size + to] = v[row * size + from]!;
  });
  return {
    eigenvalues: Float64Array.from(order, (i) => a[i * size + i]!),
    eigenvectors: { values: sorted, rows: size, columns: size },
  };
}

/** Size of what is beside the diagonal, 0 where rounding is all of it. */
function beside(a: Float64Array, size: number): number {
  let off = 0;
  let diagonal = 0;
  for (let i = 0; i < size; i++) {
    diagonal += a[i * size + i]! ** 2;
    for (let j = i + 1; j < size; j++) off += a[i * size + j]! ** 2;
  }
  return off > diagonal * Number.EPSILON ** 2 ? off : 0;
}

function turn(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) rotate(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k++) rotate(a, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k++) rotate(v, k * size + p, k * size + q, c, s);
}

function rotate(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const [x, y] = [values[i]!, values[j]!];
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}
