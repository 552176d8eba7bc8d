import { TF_FLOAT, TF_INT32 } from "../../native/dtypes.js";
import type { Constant } from "../recording.js";

export function sameShape(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((size, axis) => size === other[axis]);
}

/** The values of a constant of type int32. */
export function integersOf(constant: Constant | undefined): readonly number[] | undefined {
  if (constant?.dtype !== TF_INT32) return undefined;
  return [...new Int32Array(aligned(constant.content))];
}

/** Whether all values of a constant of type float32 are this one. */
export function isAll(value: number, constant: Constant | undefined): boolean {
  if (constant?.dtype !== TF_FLOAT) return false;
  return new Float32Array(aligned(constant.content)).every((one) => one === value);
}

function aligned(content: Uint8Array): ArrayBuffer {
  return content.slice().buffer as ArrayBuffer;
}
