import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { refusalOf, stepCompiler, type StepCompiler } from "../graph/index.js";
import { tf } from "../tf.js";
import type { Compiled } from "./compiled.js";
import { trainStep, values, type Batch, type StepResult } from "./step.js";

/** The compiler of a model's steps, and for which compilation. */
interface Known {
  readonly compiled: Compiled;
  readonly optimizer: LayersModel["optimizer"];
  readonly compiler: StepCompiler;
}

const compilers = new WeakMap<LayersModel, Known>();

/** The steps of one training. */
export interface Stepper {
  run(batch: Batch): StepResult;
  /** How many of them ran as compiled graphs. */
  readonly compiled: number;
  /** Why steps are not compiled; absent while they are or may be. */
  readonly reason: string | undefined;
}

/** Steps of training a model, as TensorFlow graphs where that gives the same numbers. See `lab.compiled`. */
export function stepper(model: LayersModel, compiled: Compiled): Stepper {
  const compiler = compilerOf(model, compiled);
  let count = 0;
  return {
    get compiled() {
      return count;
    },
    get reason() {
      return compiler.reason;
    },
    run(batch) {
      const args = [...batch.x, ...batch.y, ...(batch.weights ? [batch.weights] : [])];
      const work = (): Tensor[] => trainStep(model, compiled, batch);
      const result = tf.tidy(() => values(compiled, compiler.run(args, work)));
      if (compiler.ranCompiled) count++;
      return result;
    },
  };
}

/** Fits of the same compilation share their graphs. */
function compilerOf(model: LayersModel, compiled: Compiled): StepCompiler {
  const known = compilers.get(model);
  if (known && known.optimizer === model.optimizer && alike(known.compiled, compiled))
    return known.compiler;
  const { optimizer } = model;
  const compiler = stepCompiler({
    parts: () => [model],
    optimizer,
    refusal: (state) => refusalOf(state) ?? refusalOfCompiled(model, compiled),
  });
  compilers.set(model, { compiled, optimizer, compiler });
  return compiler;
}

function alike(one: Compiled, other: Compiled): boolean {
  return (
    one.losses.length === other.losses.length &&
    one.losses.every((loss, i) => loss === other.losses[i]) &&
    one.metrics.length === other.metrics.length &&
    one.metrics.every(({ compute, output }, i) => {
      const { compute: otherCompute, output: otherOutput } = other.metrics[i]!;
      return compute === otherCompute && output === otherOutput;
    })
  );
}

/** Functions of the user's may depend on what no recording shows; tfjs's own do not. */
function refusalOfCompiled(
  { metrics }: LayersModel,
  { lossNames, losses }: Compiled,
): string | undefined {
  const known = new Set<unknown>([...Object.values(tf.losses), ...Object.values(tf.metrics)]);
  if (losses.some((loss, i) => lossNames[i] === undefined && !known.has(loss))) {
    return "its loss is a function that may depend on more than tensors";
  }
  const given = Array.isArray(metrics) ? metrics : Object.values(metrics ?? {});
  if (given.flat().some((metric) => typeof metric === "function" && !known.has(metric))) {
    return "a metric is a function that may depend on more than tensors";
  }
  return undefined;
}
