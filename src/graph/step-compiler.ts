import { isDeepStrictEqual } from "node:util";
import type { Optimizer, Tensor } from "@tensorflow/tfjs-node";
import { withDraws, type StepCount } from "../draws/index.js";
import { tf } from "../tf.js";
import { nativeBackend, type Native } from "./backend.js";
import { carriedBy, carry } from "./carried.js";
import { compileGraph, type CompiledGraph } from "./compiled-graph.js";
import { distinct, separateVariables } from "./distinct.js";
import { isObserved } from "./observed.js";
import { rateOf } from "./rate.js";
import { record } from "./recorder.js";
import type { Recording } from "./recording.js";
import { compiled } from "./setting.js";
import { changeSince, stateOf, type State } from "./state.js";

/** A step of training, evaluation or prediction, and what it may depend on. */
export interface CompilableStep {
  /** The objects that hold all properties and variables of the step, but for the optimizer. */
  parts(): readonly object[];
  /** The optimizer of a step of training. */
  readonly optimizer?: Optimizer;
  /** Counts steps for the masks of dropout with a seed; default: the steps of this compiler. */
  readonly count?: StepCount;
  /** Why a step with these parts is not to be compiled. */
  refusal(state: State): string | undefined;
}

/** The same step in JavaScript: a function of the tensors and the parts. */
export type Work = (args: readonly Tensor[]) => Tensor[];

/** Runs steps, as graphs where that gives the same numbers. */
export interface StepCompiler {
  /** Runs a step on these tensors. Call it in a `tf.tidy`. */
  run(args: readonly Tensor[], work: Work): Tensor[];
  /** Whether it would try to run a step as a graph, now or after a few steps. */
  willing(): boolean;
  /** Why steps are not compiled; absent while they are or may be. */
  readonly reason: string | undefined;
  /** Whether the last step ran as a graph. */
  readonly ranCompiled: boolean;
  /** How many steps ran as graphs. */
  readonly steps: number;
  /** Frees its graphs; they are made anew when they are needed. */
  close(): void;
}

interface Attempt {
  readonly recording: Recording;
  readonly state: State;
}

/** What is known of steps with tensors of one shape. */
interface Progress {
  /** Steps that have run as ever. */
  seen: number;
  attempts: number;
  last?: Attempt;
  ready?: { readonly graph: CompiledGraph; readonly state: State; runs: number };
}

/**
 * Steps with tensors of one shape that run as ever before the next ones are recorded. Compiling costs about as much as
 * three steps, whatever the model: shapes that come rarely are not worth it.
 */
export const seenBefore = 4;

/** Two recordings that are alike make a graph. A step that has not settled after so many never does. */
const mostAttempts = 6;

/** A graph that runs fewer steps than this was not worth its making, and after so many of those no more are made. */
const worthwhile = 5;
const mostShort = 3;

/** Graphs of one step for tensors of different shapes; that which was not used for longest makes room. */
const mostShapes = 8;

export function stepCompiler(step: CompilableStep): StepCompiler {
  const { parts, optimizer, refusal, count = { steps: 0 } } = step;
  /** In the order of their last use. */
  const shapes = new Map<string, Progress>();
  let reason: string | undefined;
  let ranCompiled = false;
  let steps = 0;
  /** Graphs that had to be made anew before they were worth it. */
  let short = 0;

  const close = (): void => {
    for (const progress of shapes.values()) {
      progress.ready?.graph.close();
      progress.attempts = 0;
      delete progress.last;
      delete progress.ready;
    }
  };

  const refuse = (why: string): void => {
    reason = why;
    close();
  };

  const progressOf = (args: readonly Tensor[]): Progress => {
    const key = args.map(({ dtype, shape }) => `${dtype}[${shape}]`).join();
    const progress = shapes.get(key) ?? { seen: 0, attempts: 0 };
    shapes.delete(key);
    shapes.set(key, progress);
    const [oldest] = shapes;
    if (oldest && shapes.size > mostShapes) {
      oldest[1].ready?.graph.close();
      shapes.delete(oldest[0]);
    }
    return progress;
  };

  /** Runs the step as ever, and compiles it if it was the same step as the last one. */
  const learn = (native: Native, given: readonly Tensor[], work: Work): Tensor[] => {
    const rate = optimizer && rateOf(optimizer);
    const state = optimizer
      ? stateOf([...parts(), optimizer], { owner: optimizer, keys: rate?.keys ?? [] })
      : stateOf(parts());
    const refused = refusal(state);
    if (refused !== undefined) {
      refuse(refused);
      return work(given);
    }
    const { variables, carriers } = state;
    const counted = optimizer?.iterations;
    separateVariables(native.backend);
    const args = distinct(native.backend, given);
    const { outputs, recording, problem } = record(native, {
      arguments: [...args, ...carriedBy(carriers)],
      variables,
      optimizer,
      rate,
      work: () => [...work(args), ...carriedBy(carriers)],
    });
    const progress = progressOf(args);
    const counts = optimizer?.iterations === counted ? undefined : optimizer;
    const changed = changeSince(state);
    if (++progress.attempts > mostAttempts) {
      const changing = changed ?? (progress.last && changeSince(progress.last.state));
      refuse(changing ? `${changing} changes in each step` : "its arithmetic changes in each step");
    } else if (changed === undefined && problem !== undefined) {
      refuse(problem);
    } else if (changed === undefined && recording) {
      const same = isDeepStrictEqual(progress.last?.recording, recording);
      progress.last = { recording, state };
      if (same) make(native, progress, progress.last, { variables, optimizer: counts, rate });
    }
    return outputs.slice(0, outputs.length - carriedBy(carriers).length);
  };

  const make = (
    native: Native,
    progress: Progress,
    { recording, state }: Attempt,
    sources: Parameters<typeof compileGraph>[2],
  ): void => {
    try {
      progress.ready = { graph: compileGraph(native, recording, sources), state, runs: 0 };
      delete progress.last;
    } catch (error) {
      refuse(`TensorFlow does not take it as a graph: ${messageOf(error)}`);
    }
  };

  /** An error of the graph is the step's own, in the words of the graph: the step itself says it in its own. */
  const runGraph = (
    native: Native,
    { graph, state: { carriers } }: NonNullable<Progress["ready"]>,
    args: readonly Tensor[],
    work: Work,
  ): Tensor[] => {
    try {
      const carried = carriedBy(carriers);
      const made = graph.run(native, [...args, ...carried]);
      const outputs = made.slice(0, made.length - carried.length);
      carry(carriers, made.slice(outputs.length));
      ranCompiled = true;
      steps++;
      return outputs;
    } catch (error) {
      const outputs = work(args);
      refuse(`its graph fails: ${messageOf(error)}`);
      return outputs;
    }
  };

  const nativeIfWilling = (): Native | undefined =>
    reason === undefined && compiled() && !isObserved() ? nativeBackend() : undefined;

  const runStep = (args: readonly Tensor[], work: Work): Tensor[] => {
    ranCompiled = false;
    const native = nativeIfWilling();
    if (!native) return work(args);
    const progress = progressOf(args);
    const { ready } = progress;
    if (progress.seen++ < seenBefore) return work(args);
    if (!ready) return learn(native, args, work);
    const changed = changeSince(ready.state);
    if (ready.graph.isOpen() && changed === undefined) {
      ready.runs++;
      return runGraph(native, ready, args, work);
    }
    if (changed !== undefined && ready.runs < worthwhile && ++short >= mostShort) {
      refuse(`${changed} changes too often`);
      return work(args);
    }
    close();
    return learn(native, args, work);
  };

  return {
    get reason() {
      return reason;
    },
    get ranCompiled() {
      return ranCompiled;
    },
    get steps() {
      return steps;
    },
    willing: () => nativeIfWilling() !== undefined,
    close,
    run: (args, work) => withDraws(tf, count, () => runStep(args, work)),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
