/** TensorFlow's numbers for data types, `tensorflow/c/tf_datatype.h`. */
export const TF_FLOAT = 1;
export const TF_DOUBLE = 2;
export const TF_INT32 = 3;
export const TF_UINT8 = 4;
export const TF_STRING = 7;
export const TF_COMPLEX64 = 8;
export const TF_INT64 = 9;
export const TF_BOOL = 10;
export const TF_RESOURCE = 20;

/** Arrays that hold tensors' values in JavaScript. */
export type Values = Float32Array | Float64Array | Int32Array | Uint8Array | BigInt64Array;

interface Numeric {
  name: string;
  /** Bytes of one element. */
  bytes: number;
  /** Classes of array whose bytes are the tensor's, as they are. */
  accepts: readonly (new (length: number) => Values)[];
  /** Class of array that values are read into. */
  array: new (length: number) => Values;
}

/**
 * The numeric types. tfjs passes int64 as pairs of int32 (low, high) and reads it as `BigInt64Array`; complex64 is
 * pairs of float32 (real, imaginary).
 */
export const numeric: ReadonlyMap<number, Numeric> = new Map<number, Numeric>([
  [TF_FLOAT, { name: "float32", bytes: 4, accepts: [Float32Array], array: Float32Array }],
  [TF_DOUBLE, { name: "float64", bytes: 8, accepts: [Float64Array], array: Float64Array }],
  [TF_INT32, { name: "int32", bytes: 4, accepts: [Int32Array], array: Int32Array }],
  [TF_UINT8, { name: "uint8", bytes: 1, accepts: [Uint8Array], array: Uint8Array }],
  [TF_COMPLEX64, { name: "complex64", bytes: 8, accepts: [Float32Array], array: Float32Array }],
  [
    TF_INT64,
    { name: "int64", bytes: 8, accepts: [Int32Array, BigInt64Array], array: BigInt64Array },
  ],
  [TF_BOOL, { name: "bool", bytes: 1, accepts: [Uint8Array], array: Uint8Array }],
]);
