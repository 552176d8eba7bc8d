import { attribute } from "./attributes.js";
import type { Call, Graph, Rule } from "./graph.js";
import { isReshaping, reshaped } from "./make.js";
import { integersOf, isAll, sameShape } from "./values.js";

/** Operations that give their first input as it is. */
export const identities: Rule = (call, graph) => {
  const [input = ""] = call.inputs;
  const [from, to] = [graph.made(input), call.outputs?.[0]];
  if (!from || !to || from.dtype !== to.dtype || !sameShape(from.shape, to.shape)) return undefined;
  return nothingDone[call.op]?.(call, graph) ? [input] : undefined;
};

/** Whether one does nothing if the result has the type and shape of the first input. */
const nothingDone: Readonly<Record<string, (call: Call, graph: Graph) => boolean>> = {
  Identity: () => true,
  Cast: () => true,
  Reshape: () => true,
  Tile: () => true,
  ConcatV2: ({ inputs }) => inputs.length === 2,
  Transpose: ({ inputs }, graph) =>
    integersOf(graph.constantOf(inputs[1]!))?.every((axis, i) => axis === i) ?? false,
  Mul: ({ inputs }, graph) => isAll(1, graph.constantOf(inputs[1]!)),
  RealDiv: ({ inputs }, graph) => isAll(1, graph.constantOf(inputs[1]!)),
};

/** A reshaped tensor that is reshaped again. */
export const reshapes: Rule = (call, graph) => {
  const [port = ""] = call.inputs;
  const to = call.outputs?.[0];
  if (!to || !isReshaping(call) || !isReshaping(graph.callOf(port)) || !graph.made(port))
    return undefined;
  return [reshaped(graph, port, to.shape)];
};

/** All the parts of a tensor along its first axis, in order, put together again along the next. */
export const partsTogether: Rule = (call, graph) => {
  if (call.op !== "ConcatV2") return undefined;
  const ports = call.inputs.slice(0, -1);
  const [axis] = integersOf(graph.constantOf(call.inputs.at(-1)!)) ?? [];
  const unpack = graph.callOf(ports[0]!);
  const to = call.outputs?.[0];
  if (axis !== 0 || unpack?.op !== "Unpack" || attribute(unpack, "axis") !== 0 || !to)
    return undefined;
  const all = ports.length === unpack.outputs?.length;
  if (!all || !ports.every((port, i) => port === `${unpack.name}:${i}`)) return undefined;
  return [reshaped(graph, unpack.inputs[0]!, to.shape)];
};
