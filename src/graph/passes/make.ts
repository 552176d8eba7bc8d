import { TF_INT32 } from "../../native/dtypes.js";
import { flag, integer, typed } from "./attributes.js";
import { isSmallProduct } from "../../ops/kernels/matrix-product.js";
import type { Call, Graph } from "./graph.js";
import { large, small } from "./products.js";
import { sameShape } from "./values.js";

/** Operations that only give another shape. */
const reshaping: ReadonlySet<string | undefined> = new Set(["Reshape", "ExpandDims", "Squeeze"]);

export function isReshaping(call: Call | undefined): call is Call {
  return reshaping.has(call?.op);
}

/** The tensor in another shape; a tensor that was reshaped before is reshaped at once. */
export function reshaped(graph: Graph, port: string, shape: readonly number[]): string {
  const before = graph.callOf(port);
  if (isReshaping(before) && graph.made(before.inputs[0]!)) {
    return reshaped(graph, before.inputs[0]!, shape);
  }
  const { dtype, shape: given } = graph.made(port)!;
  if (sameShape(given, shape)) return port;
  return graph.call({
    op: "Reshape",
    attributes: [typed("T", dtype), typed("Tshape", TF_INT32)],
    inputs: [port, graph.integers(shape)],
    outputs: [{ dtype, shape }],
  });
}

/** Matrices below one another, with as many columns each. */
export function below(graph: Graph, matrices: readonly string[]): string {
  const made = matrices.map((port) => graph.made(port)!);
  const { dtype, shape } = made[0]!;
  const rows = made.reduce((sum, one) => sum + one.shape[0]!, 0);
  return graph.call({
    op: "ConcatV2",
    attributes: [integer("N", matrices.length), typed("T", dtype), typed("Tidx", TF_INT32)],
    inputs: [...matrices, graph.integers([0], [])],
    outputs: [{ dtype, shape: [rows, shape[1]!] }],
  });
}

/** A product of two matrices, each transposed or not, by the operation that tfjs uses for it. */
export function product(
  graph: Graph,
  [a, b]: readonly [string, string],
  transposed: readonly [boolean, boolean],
): string {
  const [one, other] = [graph.made(a)!, graph.made(b)!];
  const [rows = 0, inner = 0] = transposed[0] ? one.shape.toReversed() : one.shape;
  const columns = other.shape[transposed[1] ? 0 : 1]!;
  const { op, flags } = isSmallProduct(rows, inner, columns) ? small : large;
  return graph.call({
    op,
    attributes: [typed("T", one.dtype), ...flags.map((name, i) => flag(name, transposed[i]!))],
    inputs: [a, b],
    outputs: [{ dtype: one.dtype, shape: [rows, columns] }],
  });
}

/** The parts of a tensor along its first axis, without that axis. */
export function parts(graph: Graph, port: string, count: number): string[] {
  const { dtype, shape } = graph.made(port)!;
  const outputs = Array.from({ length: count }, () => ({ dtype, shape: shape.slice(1) }));
  const first = graph.call({
    op: "Unpack",
    attributes: [integer("num", count), integer("axis", 0), typed("T", dtype)],
    inputs: [port],
    outputs,
  });
  const name = first.slice(0, -":0".length);
  return outputs.map((_, i) => `${name}:${i}`);
}
