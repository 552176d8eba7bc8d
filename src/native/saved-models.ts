import { invalid } from "../util/errors.js";
import type { Eager } from "./eager.js";
import type { Pointer } from "./libc.js";
import { readPointer, writeInt64, type Scratch } from "./memory.js";
import type { TensorMetadata, Tensors } from "./tensors.js";

/** TensorFlow's SavedModels in use, by number. */
export interface SavedModels {
  /** Loads the graph of a folder that has these tags (`"serve"`; several separated by commas). */
  load(folder: string, tags: string): number;
  /**
   * Runs a loaded graph. Names are those of its signature, `"serving_default_x:0"`, separated by commas; `:0` may
   * be left out.
   */
  run(
    id: number,
    inputs: readonly number[],
    inputNames: string,
    outputNames: string,
  ): TensorMetadata[];
  delete(id: number): void;
  count(): number;
}

interface Session {
  session: Pointer;
  graph: Pointer;
}

/** Places of the arguments of a run in the scratch memory, in units of 8 bytes. */
function layout(inputs: number, outputs: number) {
  const inputTensors = 2 * inputs; // a TF_Output takes two
  const outputPorts = inputTensors + inputs;
  const outputTensors = outputPorts + 2 * outputs;
  return { inputPorts: 0, inputTensors, outputPorts, outputTensors, end: outputTensors + outputs };
}

export function createSavedModels(eager: Eager, tensors: Tensors): SavedModels {
  const { c, status, check } = eager;
  const sessions = new Map<number, Session>();
  let next = 0;

  function find(id: number): Session {
    const found = sessions.get(id);
    if (!found) {
      throw invalid("SavedModel", {
        expected: "one that is not disposed",
        received: `number ${id}`,
      });
    }
    return found;
  }

  /** Writes a `TF_Output`: an operation and the number of its output. */
  function writePort(memory: Scratch, at: number, { graph }: Session, name: string): void {
    const [operation = "", index = "0"] = name.split(":");
    const found = c.TF_GraphOperationByName(graph, operation);
    if (found === 0) {
      throw invalid("SavedModel", { expected: "the name of an operation in it", received: name });
    }
    writeInt64(memory, at, found);
    writeInt64(memory, at + 1, Number(index));
  }

  /** Sets the tensors of the inputs; returns those set, also when one fails. */
  function resolve(ids: readonly number[], resolved: Pointer[]): void {
    for (const id of ids) {
      const tensor = c.TFE_TensorHandleResolve(tensors.handle(id), status);
      check("runSavedModel");
      resolved.push(tensor);
    }
  }

  return {
    load(folder, tags) {
      const names = split(tags);
      const options = c.TF_NewSessionOptions();
      const graph = c.TF_NewGraph();
      const session = c.TF_LoadSessionFromSavedModel(
        ...([options, 0, folder, names, names.length, graph, 0, status] as const),
      );
      c.TF_DeleteSessionOptions(options);
      try {
        check("loadSavedModel");
      } catch (error) {
        c.TF_DeleteGraph(graph);
        throw error;
      }
      sessions.set(next, { session, graph });
      return next++;
    },

    run(id, inputs, inputNames, outputNames) {
      const model = find(id);
      const [from, to] = [split(inputNames), split(outputNames)];
      if (from.length !== inputs.length) {
        throw invalid("inputs of a SavedModel", {
          expected: `${from.length} tensors`,
          received: inputs.length,
          available: from,
        });
      }
      const at = layout(from.length, to.length);
      const memory = eager.scratch(8 * at.end);
      from.forEach((name, i) => writePort(memory, at.inputPorts + 2 * i, model, name));
      to.forEach((name, i) => writePort(memory, at.outputPorts + 2 * i, model, name));

      const resolved: Pointer[] = [];
      try {
        resolve(inputs, resolved);
        resolved.forEach((tensor, i) => writeInt64(memory, at.inputTensors + i, tensor));
        to.forEach((_, i) => writeInt64(memory, at.outputTensors + i, 0));
        const address = (place: number) => memory.address + 8 * place;
        c.TF_SessionRun(
          ...([
            model.session,
            0,
            address(at.inputPorts),
            address(at.inputTensors),
            from.length,
          ] as const),
          ...([
            address(at.outputPorts),
            address(at.outputTensors),
            to.length,
            0,
            0,
            0,
            status,
          ] as const),
        );
        check("runSavedModel");
      } finally {
        for (const tensor of resolved) c.TF_DeleteTensor(tensor);
      }
      const made = to.map((_, i) => readPointer(memory, at.outputTensors + i));
      return made.map((tensor) => {
        const handle = c.TFE_NewTensorHandle(tensor, status);
        c.TF_DeleteTensor(tensor);
        check("runSavedModel");
        return tensors.adopt(handle);
      });
    },

    delete(id) {
      const { session, graph } = find(id);
      sessions.delete(id);
      c.TF_DeleteSession(session, status);
      c.TF_DeleteGraph(graph);
      check("deleteSavedModel");
    },

    count: () => sessions.size,
  };
}

function split(names: string): string[] {
  return names.split(",").filter((name) => name !== "");
}
