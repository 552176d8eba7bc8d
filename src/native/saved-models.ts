import { invalid } from "../util/errors.js";
import type { Eager } from "./eager.js";
import type { Pointer } from "./libc.js";
import { runSession, type Port } from "./session.js";
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

  function portOf({ graph }: Session, name: string): Port {
    const [operation = "", index = "0"] = name.split(":");
    const found = c.TF_GraphOperationByName(graph, operation);
    if (found === 0) {
      throw invalid("SavedModel", { expected: "the name of an operation in it", received: name });
    }
    return { operation: found, index: Number(index) };
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
      return runSession(
        eager,
        tensors,
        {
          session: model.session,
          inputs: from.map((name) => portOf(model, name)),
          outputs: to.map((name) => portOf(model, name)),
        },
        inputs,
        "runSavedModel",
      );
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
