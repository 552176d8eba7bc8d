import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { nativeBackend, type Native } from "../graph/backend.js";
import { separateVariables } from "../graph/distinct.js";
import { graphDef } from "../graph/graph-def.js";
import { record, type RecorderResult } from "../graph/recorder.js";
import type { Operation, Recording } from "../graph/recording.js";
import { TF_ATTR_TYPE } from "../native/attributes.js";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import { withFreeBatch } from "./free-batch.js";
import type { Signature, TensorInfo } from "./saved-model-proto.js";

/** What a model computes, as TensorFlow takes it. */
export interface ForwardGraph {
  readonly graphDef: Uint8Array;
  readonly signature: Signature;
}

/** Numbers of samples that a graph is made from, and one that it is tried with. */
const batches = [2, 3] as const;
const trial = 5;

/** @throws if the model cannot be a graph, or a graph gives something else. */
export function forwardGraph(model: LayersModel): ForwardGraph {
  const native = nativeBackend();
  if (!native)
    throw unfit("libtensorflow (`trainlab doctor` tells what is missing)", tf.getBackend());
  const shapes = model.inputs.map(({ shape, name }) => freeShape(name, shape));
  const [one, other] = batches.map((batch) => ({
    batch,
    ...recorded(native, model, shapes, batch),
  }));
  const merged = withFreeBatch(one!, other!);
  if ("problem" in merged) throw unfit("a model that can be a graph", merged.problem);

  const operations = merged.operations.map((operation) => withWeights(native, operation, one!));
  const named = withNames(model, operations, one!, other!.recording);
  const definition = graphDef(named.operations);
  tryOut(native, model, shapes, { graphDef: definition, signature: named.signature });
  return { graphDef: definition, signature: named.signature };
}

function unfit(expected: string, received: string): Error {
  return invalid("model", { expected, received });
}

/** The shape of a sample. */
function freeShape(name: string, [batch, ...shape]: readonly (number | null)[]): number[] {
  if (batch === null && shape.every((size) => size !== null)) return shape;
  throw invalid(`input "${name}"`, {
    expected: "a shape of which only the number of samples is free",
    received: `[${[batch, ...shape].map((size) => size ?? "null").join(", ")}]`,
  });
}

type Recorded = RecorderResult & { readonly recording: Recording };

function recorded(
  native: Native,
  model: LayersModel,
  shapes: readonly number[][],
  batch: number,
): Recorded {
  separateVariables(native.backend);
  const inputs = inputsOf(model, shapes, batch);
  const result = record(native, {
    arguments: inputs,
    variables: [],
    anyVariable: true,
    work: () => predicted(model, inputs),
  });
  tf.dispose([inputs, result.outputs]);
  const { recording, problem } = result;
  if (!recording) throw unfit("a model that can be a graph", problem ?? "one that cannot");
  if (recording.assigned.length > 0) {
    throw unfit("a model that predicts without changing weights", "one that changes them");
  }
  return { ...result, recording };
}

function predicted(model: LayersModel, inputs: Tensor[]): Tensor[] {
  return tf.tidy(() => [model.apply(inputs.length === 1 ? inputs[0]! : inputs)].flat() as Tensor[]);
}

/** Numbers without a pattern; whole ones are 0 or 1, which are rows of any table. */
function inputsOf(model: LayersModel, shapes: readonly number[][], batch: number): Tensor[] {
  return shapes.map((shape, k) => {
    const sizes = [batch, ...shape];
    const count = sizes.reduce((product, size) => product * size, 1);
    const values = Float32Array.from({ length: count }, (_, i) => Math.sin((i + 1) ** 2 + k));
    const { dtype } = model.inputs[k]!;
    if (dtype === "float32") return tf.tensor(values, sizes);
    return tf.tensor(
      values.map((value) => (value > 0 ? 1 : 0)),
      sizes,
      dtype,
    );
  });
}

/** Weights become constants. */
function withWeights(
  { backend, binding }: Native,
  operation: Operation,
  { variables }: Recorded,
): Operation {
  if (operation.kind !== "input" || operation.source.from !== "variable") return operation;
  const { dtype, shape, id, values } = backend.tensorMap.get(
    variables[operation.source.index]!.dataId,
  );
  const found = (values ?? binding.tensorDataSync(id)) as Float32Array;
  const content = new Uint8Array(found.buffer, found.byteOffset, found.byteLength).slice();
  return { kind: "constant", name: operation.name, value: { dtype, shape, content } };
}

interface Named {
  readonly operations: readonly Operation[];
  readonly signature: Signature;
}

/** Gives inputs and outputs the names that the model has for them. */
function withNames(
  model: LayersModel,
  operations: readonly Operation[],
  { recording }: Recorded,
  other: Recording,
): Named {
  const inputs: Record<string, TensorInfo> = {};
  const renamed = new Map<string, string>();
  const named = operations.map((operation): Operation => {
    if (operation.kind !== "input") return operation;
    const { index } = operation.source as { index: number };
    const key = model.inputNames[index]!;
    const name = `serving_default_${nodeName(key)}`;
    renamed.set(`${operation.name}:0`, `${name}:0`);
    inputs[key] = { port: `${name}:0`, dtype: operation.dtype, shape: operation.shape };
    return { ...operation, name };
  });
  const outputs: Record<string, TensorInfo> = {};
  const ends = recording.outputs.map((port, i): Operation => {
    const [made, otherwise] = [recording, other].map((one) => madeAt(one, port));
    const key = model.outputNames[i]!;
    const name = `output/${nodeName(key)}`;
    const shape = made!.shape.map((size, axis) => (size === otherwise!.shape[axis] ? size : -1));
    outputs[key] = { port: `${name}:0`, dtype: made!.dtype, shape };
    const attributes = [{ name: "T", type: TF_ATTR_TYPE, value: made!.dtype }];
    return { kind: "call", name, op: "Identity", inputs: [port], attributes };
  });
  const all = [...named, ...ends].map((operation) =>
    operation.kind === "call"
      ? { ...operation, inputs: operation.inputs.map((port) => renamed.get(port) ?? port) }
      : operation,
  );
  return { operations: all, signature: { inputs, outputs } };
}

/** Names of operations have letters, digits and a few signs. */
function nodeName(name: string): string {
  return name.replace(/[^\w.\-/]/g, "_");
}

/** Type and shape of what a port has. */
function madeAt({ operations }: Recording, port: string) {
  const [name, index] = port.split(":");
  const operation = operations.find((one) => one.name === name)!;
  if (operation.kind === "call") return operation.outputs![Number(index)]!;
  return operation.kind === "constant" ? operation.value : operation;
}

/** Runs the graph beside the model. @throws if it gives something else. */
function tryOut(
  { backend, binding }: Native,
  model: LayersModel,
  shapes: readonly number[][],
  { graphDef: definition, signature }: ForwardGraph,
): void {
  const fed = model.inputNames.map((name) => signature.inputs[name]!.port.replace(/:0$/, ""));
  const fetched = model.outputNames.map((name) => signature.outputs[name]!.port);
  const id = binding.graphs.load(definition, fed, fetched);
  try {
    tf.tidy(() => {
      const inputs = inputsOf(model, shapes, trial);
      const found = binding.graphs
        .run(id, backend.getInputTensorIds(inputs))
        .map((metadata) => backend.createOutputTensor(metadata));
      predicted(model, inputs).forEach((tensor, i) => {
        if (differs(tensor.dataSync(), found[i]!.dataSync())) {
          throw unfit("a model that can be a graph", "one whose graph gives other numbers");
        }
      });
    });
  } finally {
    binding.graphs.delete(id);
  }
}

function differs(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  return Array.from(one).some((value, i) => {
    const near = Math.abs(value - other[i]!) <= 1e-4 * Math.max(1, Math.abs(value));
    return !near && !Object.is(value, other[i]);
  });
}
