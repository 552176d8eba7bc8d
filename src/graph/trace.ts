import type { Tensor, Variable } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import type { Native } from "./backend.js";
import { compileGraph } from "./compiled-graph.js";
import { distinct, separateVariables } from "./distinct.js";
import { engine, withoutTape, type Backward } from "./engine.js";
import type { Parted } from "./parted.js";
import { record, type RecorderResult } from "./recorder.js";
import type { Recording } from "./recording.js";
import { splitRecording } from "./split-recording.js";

/** A function of tensors, with its result in parts. */
export type Traceable = (tensors: readonly Tensor[]) => Parted;

/** A function as graphs, for arguments of one form. */
export interface Traced {
  /** Runs it. Call it in a `tf.tidy`. */
  run(native: Native, tensors: readonly Tensor[]): unknown;
  close(): void;
}

/** What came of a trace. */
export interface Trace {
  /** Absent where the function does something that a graph cannot. */
  readonly traced?: Traced;
  /** What that is, in words. */
  readonly problem?: string | undefined;
}

/** Runs a function as ever, and makes a graph of what it did. */
export function trace(
  native: Native,
  tensors: readonly Tensor[],
  work: Traceable,
): Trace & { readonly result: unknown } {
  let rebuild: Parted["with"] = nothing;
  const { outputs, problem, recording, variables } = recordedFunction(native, tensors, (args) => {
    const result = work(args);
    rebuild = result.with;
    return result.tensors;
  });
  const result = rebuild(outputs);
  if (!recording) return { result, problem };
  return {
    result,
    ...accepted(() => {
      const graph = reopened(native, recording, variables);
      return { run: (now, args) => rebuild(graph.run(now, args)), close: graph.close };
    }),
  };
}

/**
 * Runs a function, and then its gradient, as ever, and makes graphs of what they did: a function whose gradient tfjs
 * knows. Variables are left as they were; what came out is only to be had by running the graphs.
 *
 * @param name what tfjs calls the function.
 */
export function traceWithGradient(
  native: Native,
  name: string,
  tensors: readonly Tensor[],
  work: Traceable,
): Trace {
  const kept: Tensor[] = [];
  const keep = (made: readonly Tensor[]): readonly Tensor[] => {
    kept.push(...made);
    return made.map((tensor) => tf.keep(tensor));
  };
  let form: Omit<Derived, "inputs"> | undefined;

  const derive = (args: readonly Tensor[], argument: (tensor: Tensor) => void): Tensor[] => {
    const floats = [...args.keys(), ...variablesNow()].filter((of) => isFloat(tensorOf(of, args)));
    let outputs: readonly Tensor[] = [];
    let rebuild: Parted["with"] = nothing;
    const { grads } = engine().gradients(
      () => {
        const result = work(args);
        rebuild = result.with;
        outputs = keep(result.tensors.map((tensor) => tf.clone(tensor)));
        const derived = result.tensors.filter(isFloat);
        const seeds = keep(derived.map((one) => tf.tensor(new Float32Array(one.size), one.shape)));
        seeds.forEach(argument);
        if (derived.length === 0) return tf.scalar(0);
        const end = { value: tf.scalar(0), gradFunc: () => [...seeds] };
        return tf.customGrad(() => end)(...derived);
      },
      // tfjs wants at least one tensor; nothing depends on the last.
      [...floats.map((of) => tensorOf(of, args)), tf.scalar(0)],
      undefined,
      true,
    );
    form = {
      rebuild,
      isDerived: outputs.map(isFloat),
      of: floats.filter((_, i) => grads[i]),
    };
    return [...outputs, ...grads.filter((gradient) => gradient !== undefined)];
  };

  const variablesBefore = keptVariables();
  try {
    const { problem, recording, variables } = withoutTape(() =>
      recordedFunction(native, tensors, derive),
    );
    variablesBefore.restore();
    if (!recording) return { problem };
    const inputs = { arguments: tensors.length, variables };
    return accepted(() => withGradient(native, name, recording, { ...form!, inputs }));
  } finally {
    variablesBefore.dispose();
    tf.dispose(kept);
  }
}

/** Before the function has run. */
const nothing = (): undefined => undefined;

/** A variable, or an argument by its number. */
type Of = number | Variable;

interface Derived {
  readonly inputs: { readonly arguments: number; readonly variables: readonly Variable[] };
  /** What there are gradients for. */
  readonly of: readonly Of[];
  /** For each tensor of the result: whether it has a gradient. */
  readonly isDerived: readonly boolean[];
  readonly rebuild: Parted["with"];
}

/** What TensorFlow takes as graphs. */
function accepted(make: () => Traced): Trace {
  try {
    return { traced: make() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `TensorFlow does not take it as a graph: ${why}` };
  }
}

/** A recording of a function and its gradient as something that runs. */
function withGradient(
  native: Native,
  name: string,
  recording: Recording,
  { inputs, of, isDerived, rebuild }: Derived,
): Traced {
  const count = isDerived.length;
  const { forward, backward } = splitRecording(recording, count, inputs.arguments);
  const first = reopened(native, forward, inputs.variables);
  const second = reopened(native, backward, []);

  return {
    run(now, args) {
      const made = first.run(now, args);
      const [outputs, saved] = [made.slice(0, count), made.slice(count)];
      const derived = outputs.filter((_, i) => isDerived[i]);
      const gradients: Backward = (given, kept) => {
        const found = second.run(now, [...kept, ...[given].flat()]);
        return Object.fromEntries(found.map((gradient, i) => [i, () => gradient]));
      };
      if (derived.length > 0 && of.length > 0) {
        const from = Object.fromEntries(of.map((one, i) => [i, tensorOf(one, args)]));
        const kept = saved.map((tensor) => tf.keep(tensor));
        engine().addTapeNode(name, from, derived, gradients, kept, {});
      }
      return rebuild(outputs);
    },
    close() {
      first.close();
      second.close();
    },
  };
}

/** A function of tensors written down; each of them has values of its own. */
function recordedFunction(
  native: Native,
  tensors: readonly Tensor[],
  work: (args: readonly Tensor[], argument: (tensor: Tensor) => void) => readonly Tensor[],
): RecorderResult {
  separateVariables(native.backend);
  const args = distinct(native.backend, tensors);
  return record(native, {
    arguments: args,
    variables: [],
    anyVariable: true,
    work: (argument) => [...work(args, argument)],
  });
}

interface Reopened {
  run(native: Native, args: readonly Tensor[]): Tensor[];
  close(): void;
}

/** A recording as a graph, which is made anew when it is run and has made room for others. */
function reopened(native: Native, recording: Recording, variables: readonly Variable[]): Reopened {
  let graph = compileGraph(native, recording, { variables });
  return {
    run(now, args) {
      if (!graph.isOpen()) graph = compileGraph(now, recording, { variables });
      return graph.run(now, args);
    },
    close: () => graph.close(),
  };
}

export function variablesNow(): Variable[] {
  return Object.values(engine().registeredVariables);
}

/** The values of all variables, which can be given back to them. */
function keptVariables() {
  const kept = variablesNow().map((one) => [one, tf.keep(tf.clone<Tensor>(one))] as const);
  return {
    restore() {
      for (const [variable, value] of kept) {
        if (!variable.isDisposed && variable.dataId !== value.dataId) variable.assign(value);
      }
    },
    dispose: () => tf.dispose(kept.map(([, value]) => value)),
  };
}

function tensorOf(of: Of, args: readonly Tensor[]): Tensor {
  return typeof of === "number" ? args[of]! : of;
}

function isFloat({ dtype }: Tensor): boolean {
  return dtype === "float32";
}
