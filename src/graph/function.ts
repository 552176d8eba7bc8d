import type { Tensor, Variable } from "@tensorflow/tfjs-node";
import { noteOnce } from "../display/note-once.js";
import { withDraws, type StepCount } from "../draws/index.js";
import { tf } from "../tf.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { nativeBackend, type Native } from "./backend.js";
import { engine } from "./engine.js";
import { setOriginal } from "./original.js";
import { partedArguments, partedResult, type Parted } from "./parted.js";
import { isRecording } from "./recorder.js";
import { compiled } from "./setting.js";
import { trace, traceWithGradient, variablesNow, type Traced } from "./trace.js";

export interface FunctionOptions {
  /** What notes and errors call it; default: the name of the function. */
  name?: string;
  /** Forms of arguments whose graphs are kept; that which was not used for longest makes room. Default 16. */
  maxShapes?: number;
}

/** What `lab.function` returns has these beside the function. */
export interface CompiledFunction {
  /** For how many forms of arguments there are graphs. */
  readonly graphs: number;
  /** Why a form of arguments was not compiled, the last one; absent where all were. */
  readonly notCompiled: string | undefined;
  /** Frees the graphs; they are made anew when they are needed. */
  dispose(): void;
}

/** What is known of calls with arguments of one form. */
interface Form {
  /** Calls that made variables, as a function may do at first. */
  made: number;
  /** Whether a call has made none. */
  settled: boolean;
  problem?: string;
  plain?: Traced;
  /** With its gradient. */
  derived?: Traced;
}

/** A function that makes variables in so many calls makes them in all. */
const mostMade = 3;

/**
 * Compiles a function of tensors to TensorFlow graphs, with its gradient, as Python's `tf.function` does. The function
 * returned takes the same arguments and gives the same results, to about 1e-6, relative; a function of many small
 * operations becomes several times faster.
 *
 * Arguments and results are tensors, or arrays and records of tensors; other arguments (numbers, texts, models) are told
 * by value or identity. A function runs as ever in its first call with arguments of a form (shapes, data types, keys,
 * other values), which is recorded, and as a graph from then on. So what it does beside tensors happens in that call only:
 * a number or tensor that it reads from outside is as it was then, `console.log` prints once. Values that change come
 * as arguments, or in variables: the function may read any `tf.variable` and the weights of models, whose current values
 * are used, and `assign` to them. Variables may be made in the first call, not in each. Random tensors are new in each
 * call. Tensors that are not returned are disposed, as by `tf.tidy`.
 *
 * It can be derived by `tf.grad` and its kind, `tf.variableGrads` and `optimizer.minimize`, also by its variables; there its
 * code runs in the first two calls. Gradients of gradients are taken operation by operation.
 *
 * A function that no graph can hold, because it reads values of tensors, as by `dataSync`, or makes variables in each call,
 * runs as ever, and a note says why. So does any function with `lab.compiled(false)` and without libtensorflow, silently.
 *
 * @throws if the function returns a promise; what the function throws.
 * @example
 * const step = lab.function((x: tf.Tensor2D) => x.matMul(weights).tanh().sum());
 * const { value, grads } = tf.variableGrads(() => step(x));
 */
export function compileFunction<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result,
  options: FunctionOptions = {},
): ((...args: Args) => Result) & CompiledFunction {
  if (typeof work !== "function") {
    throw invalid("function", { expected: "a function of tensors", received: work });
  }
  const name = options.name ?? (work.name || "function");
  const maxShapes = count("maxShapes", options.maxShapes ?? 16, 1);
  /** In the order of their last use. */
  const forms = new Map<string, Form>();
  let problem: string | undefined;

  const formOf = (key: string): Form => {
    const form = forms.get(key) ?? { made: 0, settled: false };
    forms.delete(key);
    forms.set(key, form);
    for (const [oldest, { plain, derived }] of forms) {
      if (forms.size <= maxShapes) break;
      plain?.close();
      derived?.close();
      forms.delete(oldest);
    }
    return form;
  };

  const refuse = (form: Form, why: string): void => {
    form.problem = problem = why;
    noteOnce(`lab.function: ${name} is not compiled: ${why}.`);
  };

  const settle = (form: Form, before: readonly Variable[]): void => {
    form.settled = variablesNow().every((variable) => before.includes(variable));
    if (!form.settled && ++form.made >= mostMade) refuse(form, "it makes variables in each call");
  };

  /** Runs a call as ever, and takes in what a trace of it has found. */
  const learn = (native: Native, form: Form, given: Parted): unknown => {
    const before = variablesNow();
    const { result, traced, problem: why } = trace(native, given.tensors, traceable(given));
    settle(form, before);
    if (form.settled) take(form, "plain", traced, why);
    return copied(result);
  };

  const take = (
    form: Form,
    kind: "plain" | "derived",
    traced: Traced | undefined,
    why: string | undefined,
  ): void => {
    if (traced) form[kind] = traced;
    else refuse(form, why!);
  };

  const traceable =
    (given: Parted) =>
    (tensors: readonly Tensor[]): Parted =>
      partedResult(immediate(name, work(...(given.with(tensors) as Args))));

  const asEver = (args: Args): unknown => copied(immediate(name, work(...args)));

  /** With its gradient. The graphs give the result of the call that is traced as well. */
  const runDerived = (native: Native, form: Form, given: Parted, args: Args): unknown => {
    if (!form.settled) {
      const before = variablesNow();
      const result = asEver(args);
      settle(form, before);
      return result;
    }
    if (!form.derived) {
      const label = `lab.function ${name}`;
      const found = traceWithGradient(native, label, given.tensors, traceable(given));
      take(form, "derived", found.traced, found.problem);
    }
    return form.derived ? runGraph(native, form, form.derived, given, args) : asEver(args);
  };

  /** An error of a graph is the function's own, in the words of the graph: the function says it in its own. */
  const runGraph = (
    native: Native,
    form: Form,
    traced: Traced,
    given: Parted,
    args: Args,
  ): unknown => {
    try {
      return traced.run(native, given.tensors);
    } catch (error) {
      const result = asEver(args);
      refuse(form, `its graph fails: ${error instanceof Error ? error.message : String(error)}`);
      return result;
    }
  };

  const run = (args: Args): unknown => {
    const native = canCompile() ? nativeBackend() : undefined;
    if (!native) return asEver(args);
    const given = partedArguments(args);
    const form = formOf(given.key);
    if (form.problem !== undefined) return asEver(args);
    if (engine().isTapeOn()) return runDerived(native, form, given, args);
    if (form.plain) return runGraph(native, form, form.plain, given, args);
    return learn(native, form, given);
  };

  const calls: StepCount = { steps: 0 };
  const call = (...args: Args): Result =>
    withDraws(tf, calls, () => engine().tidy(() => run(args)) as Result);
  setOriginal(call, work);
  return Object.defineProperties(call, {
    name: { value: name },
    graphs: { get: () => [...forms.values()].filter((one) => one.plain ?? one.derived).length },
    notCompiled: { get: () => problem },
    dispose: {
      value() {
        for (const { plain, derived } of forms.values()) {
          plain?.close();
          derived?.close();
        }
      },
    },
  }) as typeof call & CompiledFunction;
}

/** Where operations are looked at one by one, or a gradient of a gradient is taken, functions run as ever. */
function canCompile(): boolean {
  const { profiling, gradientDepth } = engine().state;
  return compiled() && !isRecording() && !profiling && gradientDepth <= 1;
}

/** A function may return its argument; whoever disposes the result keeps the argument. */
function copied(result: unknown): unknown {
  const { tensors, with: rebuild } = partedResult(result);
  return rebuild(tensors.map((tensor) => tf.clone(tensor)));
}

function immediate<T>(name: string, result: T): T {
  if (!(result instanceof Promise)) return result;
  throw invalid(name, {
    expected: "a function that returns tensors at once",
    received: "a promise",
  });
}
