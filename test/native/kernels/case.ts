/** A tensor to be made on each backend. */
export interface Spec {
  values: number[] | string[];
  shape: number[];
  dtype: "float32" | "int32" | "bool" | "string" | "complex64";
  /** Imaginary parts, of a complex64. */
  imaginary?: number[];
}

/** One run of a kernel, straight through tfjs's registry, so that it is this kernel and no other that runs. */
export interface Case {
  inputs: Record<string, Spec | Spec[]> | Spec[];
  attrs?: Record<string, unknown>;
  /** Largest difference, relative for values above 1; default 1e-5. */
  tolerance?: number;
  /** Why the JavaScript backend gives something else; the test then checks that it still does. */
  differs?: string;
}

export type Cases = Record<string, Case[]>;

export function f(values: number[], shape: number[] = [values.length]): Spec {
  return { values, shape, dtype: "float32" };
}

export function i(values: number[], shape: number[] = [values.length]): Spec {
  return { values, shape, dtype: "int32" };
}

export function b(values: number[], shape: number[] = [values.length]): Spec {
  return { values, shape, dtype: "bool" };
}

export function s(values: string[], shape: number[] = [values.length]): Spec {
  return { values, shape, dtype: "string" };
}

export function c(values: number[], imaginary: number[], shape: number[] = [values.length]): Spec {
  return { values, imaginary, shape, dtype: "complex64" };
}

/** Values between -2 and 2 without a pattern, the same in every run. */
export function filled(shape: number[], phase = 0): Spec {
  const size = shape.reduce((product, n) => product * n, 1);
  return f(
    Array.from({ length: size }, (_, k) => 2 * Math.sin((k + 1) * 12.9898 + phase)),
    shape,
  );
}

/** Infinities, zeros, halves, the tiny and the huge; each once with either sign. NaN has cases of its own. */
export const edges = f([
  Infinity,
  -Infinity,
  0,
  -0,
  0.5,
  -0.5,
  1,
  -1,
  1.5,
  -1.5,
  2.5,
  -2.5,
  1e-30,
  -1e-30,
  1e30,
  -1e30,
]);
export const nan = f([NaN, 1, NaN]);
export const ints = i([0, 1, -1, 7, -7, 2147483647, -2147483648]);
export const none = f([], [0]);
export const noRows = f([], [0, 3]);
