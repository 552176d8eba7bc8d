import type { Eager } from "./eager.js";
import type { Pointer } from "./libc.js";
import { readPointer, writeInt64, type Scratch } from "./memory.js";
import type { TensorMetadata, Tensors } from "./tensors.js";

/** An output of an operation in a graph. */
export interface Port {
  operation: Pointer;
  index: number;
}

/** A graph that can be run, with what goes in and what comes out. */
export interface Runnable {
  session: Pointer;
  inputs: readonly Port[];
  outputs: readonly Port[];
}

/** Places of the arguments of a run in the scratch memory, in units of 8 bytes. */
function layout(inputs: number, outputs: number) {
  const inputTensors = 2 * inputs; // a TF_Output takes two
  const outputPorts = inputTensors + inputs;
  const outputTensors = outputPorts + 2 * outputs;
  return { inputPorts: 0, inputTensors, outputPorts, outputTensors, end: outputTensors + outputs };
}

/**
 * Runs a graph on tensors, one for each of its inputs.
 *
 * @param name what to call the run in an error.
 * @throws TensorFlowError in TensorFlow's words.
 */
export function runSession(
  eager: Eager,
  tensors: Tensors,
  { session, inputs, outputs }: Runnable,
  ids: readonly number[],
  name: string,
): TensorMetadata[] {
  const { c, status, check } = eager;
  const at = layout(inputs.length, outputs.length);
  const memory = eager.scratch(8 * at.end);
  writePorts(memory, at.inputPorts, inputs);
  writePorts(memory, at.outputPorts, outputs);
  const resolved: Pointer[] = [];
  try {
    for (const id of ids) {
      const tensor = c.TFE_TensorHandleResolve(tensors.handle(id), status);
      check(name);
      writeInt64(memory, at.inputTensors + resolved.length, tensor);
      resolved.push(tensor);
    }
    outputs.forEach((_, i) => writeInt64(memory, at.outputTensors + i, 0));
    const address = (place: number) => memory.address + 8 * place;
    // prettier-ignore
    c.TF_SessionRun(
      session, 0, address(at.inputPorts), address(at.inputTensors), inputs.length,
      address(at.outputPorts), address(at.outputTensors), outputs.length, 0, 0, 0, status,
    );
    check(name);
  } finally {
    for (const tensor of resolved) c.TF_DeleteTensor(tensor);
  }
  const made = outputs.map((_, i) => readPointer(memory, at.outputTensors + i));
  return made.map((tensor) => {
    const handle = c.TFE_NewTensorHandle(tensor, status);
    c.TF_DeleteTensor(tensor);
    check(name);
    return tensors.adopt(handle);
  });
}

function writePorts(memory: Scratch, at: number, ports: readonly Port[]): void {
  ports.forEach(({ operation, index }, i) => {
    writeInt64(memory, at + 2 * i, operation);
    writeInt64(memory, at + 2 * i + 1, index);
  });
}
