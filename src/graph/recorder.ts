import { setImmediate } from "node:timers";
import type { Optimizer, Tensor, Variable } from "@tensorflow/tfjs-node";
import { drawsNow } from "../draws/index.js";
import { TF_ATTR_TYPE, type OpAttribute } from "../native/attributes.js";
import { numeric, TF_INT64 } from "../native/dtypes.js";
import { soundOperation } from "../native/operations.js";
import type { TensorValues } from "../native/tensors.js";
import { tf } from "../tf.js";
import type { KernelInput, Native } from "./backend.js";
import { withInferred } from "./inferred-attributes.js";
import type { Rate } from "./rate.js";
import type { Constant, Operation, Recording, Source } from "./recording.js";
import { isShapedByValues, watchUnrepeatable } from "./unrepeatable.js";

/** What is recorded: a function of tensors that may change variables. */
export interface Recorded {
  readonly arguments: readonly Tensor[];
  readonly variables: readonly Variable[];
  /** Whether the work may use other variables, too: those that it uses become inputs. Default `false`. */
  readonly anyVariable?: boolean;
  readonly optimizer?: Optimizer | undefined;
  readonly rate?: Rate | undefined;
  /** @param argument makes a tensor an argument, as those that were known before. */
  work(argument: (tensor: Tensor) => void): Tensor[];
}

export interface RecorderResult {
  readonly outputs: Tensor[];
  /** Absent where the step does something that a graph cannot. */
  readonly recording?: Recording;
  /** The variables of the recording, by number. */
  readonly variables: readonly Variable[];
  /** What that is, in words. */
  readonly problem?: string;
}

let listening = false;

/** Whether a recording is being made: what runs then must go through its operations, and not through a graph. */
export function isRecording(): boolean {
  return listening;
}

/** Runs the work as ever and writes down the native operations that it consists of. */
export function record(native: Native, recorded: Recorded): RecorderResult {
  const writer = recordingWriter(native, recorded);
  const restore = listen(native, recorded.optimizer, writer);
  let outputs: Tensor[];
  try {
    outputs = recorded.work(writer.argument);
  } finally {
    restore();
  }
  return { outputs, ...writer.finish(outputs) };
}

type Writer = ReturnType<typeof recordingWriter>;

/** Puts the writer between kernels and backend; returns what takes it out again. */
function listen({ backend }: Native, optimizer: Optimizer | undefined, writer: Writer): () => void {
  const { executeSingleOutput, executeMultipleOutputs, readSync } = backend;
  const prototype = tf.Variable.prototype;
  const { assign } = prototype;
  const ownUpdate = optimizer && Object.getOwnPropertyDescriptor(optimizer, "applyGradients");
  const endWatch = watchUnrepeatable(writer.refuse);
  const restore = (): void => {
    listening = false;
    endWatch();
    for (const name of ["executeSingleOutput", "executeMultipleOutputs", "readSync"] as const) {
      Reflect.deleteProperty(backend, name);
    }
    if (optimizer) {
      Reflect.deleteProperty(optimizer, "applyGradients");
      if (ownUpdate) Object.defineProperty(optimizer, "applyGradients", ownUpdate);
    }
    prototype.assign = assign;
  };
  // A kernel that stops a cell by force skips `finally`; then this restores when the event loop goes on.
  const guard = setImmediate(restore);

  listening = true;
  backend.executeSingleOutput = (name, attrs, inputs) => {
    const ports = writer.inputs(inputs);
    const output = executeSingleOutput.call(backend, name, attrs, inputs);
    writer.call(name, attrs, inputs, ports, [output]);
    return output;
  };
  backend.executeMultipleOutputs = (name, attrs, inputs, count) => {
    const ports = writer.inputs(inputs);
    const outputs = executeMultipleOutputs.call(backend, name, attrs, inputs, count);
    writer.call(name, attrs, inputs, ports, outputs);
    return outputs;
  };
  backend.readSync = (dataId) => {
    writer.read(dataId);
    return readSync.call(backend, dataId);
  };
  if (optimizer) {
    const { applyGradients } = optimizer;
    optimizer.applyGradients = (gradients) => {
      writer.updating(true);
      applyGradients.call(optimizer, gradients);
      writer.updating(false);
    };
  }
  prototype.assign = function (this: Variable, value: Tensor) {
    writer.assign(this, value);
    assign.call(this, value);
  };
  return () => {
    clearImmediate(guard);
    restore();
  };
}

function recordingWriter({ backend, binding }: Native, recorded: Recorded) {
  const operations: Operation[] = [];
  /** Where in the graph the values of each tensor come from. */
  const ports = new Map<object, string>();
  const assigned = new Map<number, string>();
  /** Values that were read and for which no excuse has been found. */
  const reads = new Set<object>();
  const variables = [...recorded.variables];
  const before = new Set(Object.values(tf.engine().registeredVariables));
  /** Variables that are no inputs, by their values. */
  const strangers = new Map<object, Variable>(
    [...before].map((variable) => [variable.dataId, variable]),
  );
  let argumentCount = 0;
  let inUpdate = false;
  let ratePort: string | undefined;
  let problem: string | undefined;

  const add = (operation: DistributiveOmit<Operation, "name">): string => {
    const name = `n${operations.length}`;
    operations.push({ ...operation, name });
    return `${name}:0`;
  };

  const input = (tensor: Tensor, source: Source): void => {
    if (ports.has(tensor.dataId)) problem ??= "two of its inputs or weights share their values";
    const { dtype, shape } = backend.tensorMap.get(tensor.dataId);
    ports.set(tensor.dataId, add({ kind: "input", source, dtype, shape }));
    strangers.delete(tensor.dataId);
  };

  const argument = (tensor: Tensor): void =>
    input(tensor, { from: "argument", index: argumentCount++ });

  /** Its number among the inputs that are variables. */
  const numberOf = (variable: Variable): number => {
    const known = variables.indexOf(variable);
    if (known >= 0) return known;
    if (!recorded.anyVariable) problem ??= "it uses a variable that is no weight of the model";
    return variables.push(variable) - 1;
  };

  const constant = (value: Constant): string => add({ kind: "constant", value });

  /** What is fed cannot be fetched as well. */
  const fetchable = (port: string): string => {
    const from = operations[Number.parseInt(port.slice("n".length), 10)];
    if (from?.kind !== "input") return port;
    const { dtype, shape } = from;
    const attributes = [{ name: "T", type: TF_ATTR_TYPE, value: dtype }];
    const outputs = [{ dtype, shape }];
    return add({ kind: "call", op: "Identity", attributes, inputs: [port], outputs });
  };

  const tensorPort = (dataId: object): string => {
    const known = ports.get(dataId);
    if (known !== undefined) return known;
    const stranger = strangers.get(dataId);
    if (stranger) {
      input(stranger, { from: "variable", index: numberOf(stranger) });
      return ports.get(dataId)!;
    }
    const { dtype, shape, id, values } = backend.tensorMap.get(dataId);
    const content = bytesOf(values ?? binding.tensorDataSync(id));
    if (!numeric.has(dtype) || !content) {
      problem ??= "it has texts";
      return "";
    }
    const value = { dtype, shape, content };
    const key = drawsNow()?.nameOf(dataId);
    let port: string;
    if (key) {
      port = add({ kind: "input", source: { from: "draws", key }, dtype, shape });
    } else if (inUpdate && recorded.rate?.is(dataId, value)) {
      port = ratePort ??= add({ kind: "input", source: { from: "rate" }, dtype, shape });
    } else {
      port = constant(value);
    }
    ports.set(dataId, port);
    return port;
  };

  recorded.arguments.forEach(argument);
  recorded.variables.forEach((variable, index) => input(variable, { from: "variable", index }));

  return {
    argument,
    updating(now: boolean) {
      inUpdate = now;
    },
    inputs: (inputs: readonly KernelInput[]) =>
      inputs.map((one) =>
        "valueArray" in one
          ? constant({ dtype: TF_INT64, shape: [], content: bytesOf(one.valueArray)! })
          : tensorPort(one.dataId),
      ),
    call(
      name: string,
      attributes: readonly OpAttribute[],
      tensors: readonly KernelInput[],
      inputs: readonly string[],
      outputs: readonly Tensor[],
    ) {
      // tfjs-node's kernel reads the indices to check them; in the graph TensorFlow does.
      const indices = name === "GatherV2" ? tensors[1] : undefined;
      if (indices && "dataId" in indices) reads.delete(indices.dataId);
      if (isShapedByValues(name)) problem ??= `the shape of a result depends on values (${name})`;
      if (/^(?!Stateless).*(Random|Multinomial)/.test(name))
        problem ??= `it draws random numbers (${name})`;
      const op = soundOperation(name, attributes);
      const typeOf = (index: number): number => {
        const tensor = tensors[index]!;
        return "dataId" in tensor ? backend.tensorMap.get(tensor.dataId).dtype : TF_INT64;
      };
      const all = withInferred(name, attributes, typeOf);
      const made = outputs.map(({ dataId }) => {
        const { dtype, shape } = backend.tensorMap.get(dataId);
        return { dtype, shape };
      });
      const port = add({ kind: "call", op, attributes: all, inputs, outputs: made });
      const operation = port.slice(0, -":0".length);
      outputs.forEach(({ dataId }, i) => ports.set(dataId, `${operation}:${i}`));
    },
    refuse(why: string) {
      problem ??= why;
    },
    read(dataId: object) {
      reads.add(dataId);
    },
    assign(variable: Variable, value: Tensor) {
      // One that the work has made for itself is no more than its values.
      if (recorded.anyVariable && !before.has(variable)) return;
      assigned.set(numberOf(variable), tensorPort(value.dataId));
    },
    finish(outputs: readonly Tensor[]): Omit<RecorderResult, "outputs"> {
      if (reads.size > 0) problem ??= "it reads values of tensors";
      const results = outputs.map(({ dataId }) => fetchable(tensorPort(dataId)));
      if (recorded.rate && ratePort === undefined) problem ??= "its learning rate was not found";
      if (problem !== undefined) return { variables, problem };
      const changes = [...assigned].map(([variable, value]) => ({
        variable,
        value: fetchable(value),
      }));
      return { variables, recording: { operations, outputs: results, assigned: changes } };
    },
  };
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

function bytesOf(values: TensorValues): Uint8Array | undefined {
  if (Array.isArray(values)) return undefined;
  return new Uint8Array(
    values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength),
  );
}
