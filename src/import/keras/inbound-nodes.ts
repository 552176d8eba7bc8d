import { invalid } from "../../util/errors.js";

/** Where an input comes from: layer, number of its call, number of the output, arguments. */
export type Port = [string, number, number, Record<string, never>];

/** The calls of a layer, as tfjs reads them. */
export interface InboundNodes {
  readonly ports: readonly (readonly Port[])[];
  /** Arguments that are options of the layer here. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What of the model around a layer its calls depend on. */
export interface Surroundings {
  /** Layers that are models. */
  readonly models: ReadonlySet<string>;
  /** Whether a layer among them makes masks. */
  readonly masked: boolean;
  /** Operations that only make masks, which in tfjs pass from layer to layer by themselves. */
  readonly masks: ReadonlySet<string>;
}

/** Arguments of calls that are options of a layer of ours. */
const optional: readonly string[] = ["use_causal_mask"];

export interface KerasTensor {
  readonly class_name: "__keras_tensor__";
  readonly config: { readonly keras_history: readonly [string, number, number] };
}

/** A call as Keras 3 writes it. */
export interface Call {
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/** Reads the calls that Keras 2 (lists) or Keras 3 (arguments) wrote. @throws if tfjs has no such call. */
export function inboundNodes(
  layer: string,
  nodes: readonly unknown[],
  around: Surroundings,
): InboundNodes {
  const read = nodes.map((node) =>
    Array.isArray(node) ? fromLists(layer, node) : fromCall(layer, node as Call, around),
  );
  return {
    ports: read.map(({ ports }) => ports),
    options: Object.assign({}, ...read.map(({ options }) => options)) as InboundNodes["options"],
  };
}

/** The place of a tensor. The first node of a model in a model is its own making, which Keras 3 does not count. */
export function portOf(
  [from, call, output]: readonly [string, number, number],
  { models }: Surroundings,
): Port {
  return [from, models.has(from) ? call + 1 : call, output, {}];
}

export function isTensor(value: unknown): value is KerasTensor {
  return (value as Partial<KerasTensor> | null)?.class_name === "__keras_tensor__";
}

interface Read {
  readonly ports: readonly Port[];
  readonly options: Readonly<Record<string, unknown>>;
}

function fromLists(layer: string, node: readonly (readonly unknown[])[]): Read {
  const ports = node.map(([from, call, output, kwargs]): Port => {
    refuseArguments(layer, Object.entries(kwargs ?? {}));
    return [from as string, call as number, output as number, {}];
  });
  return { ports, options: {} };
}

function fromCall(layer: string, { args, kwargs }: Call, around: Surroundings): Read {
  const isMask = (value: unknown): boolean =>
    isTensor(value) && around.masks.has(value.config.keras_history[0]);
  const named = Object.entries(kwargs).filter(([name, value]) => {
    // Of several inputs only the first passes its mask on.
    return !(isMask(value) && ["mask", "query_mask"].includes(name));
  });
  const inputs = [...args, ...named.map(([, value]) => value)].flat();
  const ports = inputs
    .filter(isTensor)
    .map(({ config: { keras_history: history } }) => portOf(history, around));
  const toItself = new Set(ports.map((port) => JSON.stringify(port))).size === 1;
  const rest = named.filter(
    ([name, value]) =>
      !optional.includes(name) &&
      (isMask(value) ? !toItself : value === null || ![value].flat().every(isTensor)),
  );
  // What else is among the inputs is a number or the like: of an operation, not of a layer.
  const others = args.flat().flatMap((value) => (isTensor(value) ? [] : [["input", value]]));
  refuseArguments(layer, [...rest, ...(others as [string, unknown][])]);
  return { ports, options: Object.fromEntries(named.filter(([name]) => optional.includes(name))) };
}

function refuseArguments(layer: string, kwargs: readonly (readonly [string, unknown])[]): void {
  for (const [name, value] of kwargs) {
    if (value === null || value === false) continue;
    throw invalid(`call of layer "${layer}"`, {
      expected: "inputs alone, as calls in TensorFlow.js have",
      received: `${name}: ${JSON.stringify(isTensor(value) ? value.config.keras_history : value)}`,
    });
  }
}
