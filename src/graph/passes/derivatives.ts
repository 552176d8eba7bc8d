import { TF_FLOAT } from "../../native/dtypes.js";
import { typed } from "./attributes.js";
import type { Call, Graph, Rule } from "./graph.js";
import { isAll, sameShape } from "./values.js";

/**
 * Derivatives of activations, which tfjs composes of three or more operations. Where an input of ReLU is NaN, its
 * derivative is 0 in place of NaN; what the layer makes of it is NaN as ever.
 */
export const derivatives: Rule = (call, graph) => {
  const made = call.outputs?.[0];
  if (call.op !== "Mul" || made?.dtype !== TF_FLOAT) return undefined;
  const [one, other] = call.inputs as [string, string];
  for (const [slope, dy] of [
    [one, other],
    [other, one],
  ] as const) {
    const shape = graph.made(dy)?.shape;
    if (!shape || !sameShape(shape, made.shape)) continue;
    for (const { op, of, slopeFirst } of known) {
      const y = of(slope, graph);
      if (y === undefined || !sameShape(graph.made(y)!.shape, shape)) continue;
      const inputs = slopeFirst ? [y, dy] : [dy, y];
      return [graph.call({ op, inputs, attributes: [typed("T", TF_FLOAT)], outputs: [made] })];
    }
  }
  return undefined;
};

interface Derivative {
  readonly op: string;
  /** The activation's result (or input) if this is its slope there. */
  of(slope: string, graph: Graph): string | undefined;
  readonly slopeFirst: boolean;
}

const known: readonly Derivative[] = [
  { op: "TanhGrad", of: tanh, slopeFirst: true },
  { op: "SigmoidGrad", of: sigmoid, slopeFirst: true },
  { op: "ReluGrad", of: relu, slopeFirst: false },
];

/** 1 - y². */
function tanh(slope: string, graph: Graph): string | undefined {
  const square = oneMinus(slope, graph);
  const call = square === undefined ? undefined : graph.callOf(square);
  return call?.op === "Square" ? call.inputs[0] : undefined;
}

/** y (1 - y). */
function sigmoid(slope: string, graph: Graph): string | undefined {
  const call = callOf("Mul", slope, graph);
  const [y, rest] = call?.inputs ?? [];
  return y !== undefined && oneMinus(rest!, graph) === y ? y : undefined;
}

/** 1 where x > 0, x where it is NaN, 0 elsewhere; as tfjs-node makes `tf.step`. */
function relu(slope: string, graph: Graph): string | undefined {
  const [isNan = "", x, steps = ""] = callOf("Select", slope, graph)?.inputs ?? [];
  const [greater = "", ones = "", zeros = ""] = callOf("Select", steps, graph)?.inputs ?? [];
  const [compared, zero = ""] = callOf("Greater", greater, graph)?.inputs ?? [];
  if (x === undefined || callOf("IsNan", isNan, graph)?.inputs[0] !== x || compared !== x)
    return undefined;
  const fill = callOf("Fill", zeros, graph)?.inputs[1] ?? "";
  const isStep =
    isAll(0, graph.constantOf(zero)) &&
    isAll(1, graph.constantOf(ones)) &&
    isAll(0, graph.constantOf(fill));
  return isStep ? x : undefined;
}

function oneMinus(port: string, graph: Graph): string | undefined {
  const [one = "", value] = callOf("Sub", port, graph)?.inputs ?? [];
  return isAll(1, graph.constantOf(one)) ? value : undefined;
}

function callOf(op: string, port: string, graph: Graph): Call | undefined {
  const call = graph.callOf(port);
  return call?.op === op ? call : undefined;
}
