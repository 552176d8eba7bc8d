import { attribute } from "./attributes.js";
import type { Call, View } from "./graph.js";

/** An operation that multiplies matrices, and its attributes that say which are transposed. */
interface Operation {
  readonly op: string;
  readonly flags: readonly [string, string];
}

export const small: Operation = { op: "MatMul", flags: ["transpose_a", "transpose_b"] };
export const large: Operation = { op: "BatchMatMulV2", flags: ["adj_x", "adj_y"] };

/** Which matrices of a product of two are transposed; nothing where a call is no such product. */
export function transposedIn(
  call: Call | undefined,
  view: View,
): readonly [boolean, boolean] | undefined {
  const operation = [small, large].find(({ op }) => op === call?.op);
  if (!call || !operation) return undefined;
  if (call.inputs.some((port) => view.made(port)?.shape.length !== 2)) return undefined;
  const [a, b] = operation.flags;
  return [attribute(call, a) === true, attribute(call, b) === true];
}
