import { invalid } from "../util/errors.js";
import type { Eager } from "./eager.js";
import type { Pointer } from "./libc.js";
import { runSession, type Port, type Runnable } from "./session.js";
import type { TensorMetadata, Tensors } from "./tensors.js";

/** TensorFlow graphs in use, by number. */
export interface Graphs {
  /**
   * Takes in a serialised `GraphDef`.
   *
   * @param inputs names of the operations whose first output is fed.
   * @param outputs what is fetched: an operation and the number of its output, `"step:0"`.
   * @throws TensorFlowError if TensorFlow does not accept it.
   */
  load(graphDef: Uint8Array, inputs: readonly string[], outputs: readonly string[]): number;
  /** Runs a graph on tensors by number, one for each input; they stay as they are. */
  run(id: number, inputs: readonly number[]): TensorMetadata[];
  delete(id: number): void;
  count(): number;
}

/**
 * `ConfigProto { graph_options { rewrite_options { disable_meta_optimizer: true } } }`: the first run of a graph of
 * thousands of operations waits seconds for TensorFlow's optimizer of graphs, and the next are hardly faster.
 */
const asItIs = Uint8Array.of(0x52, 5, 0x52, 3, 0x98, 0x01, 0x01);

interface Loaded extends Runnable {
  graph: Pointer;
}

export function createGraphs(eager: Eager, tensors: Tensors): Graphs {
  const { c, status, check } = eager;
  const graphs = new Map<number, Loaded>();
  let next = 0;

  function find(id: number): Loaded {
    const found = graphs.get(id);
    if (found) return found;
    throw invalid("graph", { expected: "one that is not deleted", received: `number ${id}` });
  }

  function portOf(graph: Pointer, name: string): Port {
    const [operation = "", index = "0"] = name.split(":");
    const found = c.TF_GraphOperationByName(graph, operation);
    if (found !== 0) return { operation: found, index: Number(index) };
    throw invalid("graph", { expected: "the name of an operation in it", received: name });
  }

  function importInto(graph: Pointer, graphDef: Uint8Array): void {
    const buffer = c.TF_NewBufferFromString(graphDef, graphDef.length);
    const options = c.TF_NewImportGraphDefOptions();
    c.TF_GraphImportGraphDef(graph, buffer, options, status);
    c.TF_DeleteImportGraphDefOptions(options);
    c.TF_DeleteBuffer(buffer);
    check("graph");
  }

  function openSession(graph: Pointer): Pointer {
    const options = c.TF_NewSessionOptions();
    c.TF_SetConfig(options, asItIs, asItIs.length, status);
    check("graph");
    const session = c.TF_NewSession(graph, options, status);
    c.TF_DeleteSessionOptions(options);
    check("graph");
    return session;
  }

  return {
    load(graphDef, inputs, outputs) {
      const graph = c.TF_NewGraph();
      try {
        importInto(graph, graphDef);
        const ports = (names: readonly string[]) => names.map((name) => portOf(graph, name));
        const [from, to] = [ports(inputs), ports(outputs)];
        graphs.set(next, { graph, session: openSession(graph), inputs: from, outputs: to });
        return next++;
      } catch (error) {
        c.TF_DeleteGraph(graph);
        throw error;
      }
    },

    run(id, inputs) {
      const graph = find(id);
      if (graph.inputs.length !== inputs.length) {
        throw invalid("inputs of a graph", {
          expected: `${graph.inputs.length} tensors`,
          received: inputs.length,
        });
      }
      return runSession(eager, tensors, graph, inputs, "graph");
    },

    delete(id) {
      const { session, graph } = find(id);
      graphs.delete(id);
      c.TF_DeleteSession(session, status);
      c.TF_DeleteGraph(graph);
      check("graph");
    },

    count: () => graphs.size,
  };
}
