import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { refusalOf } from "../graph/index.js";
import { tf } from "../tf.js";
import type { Compiled } from "./compiled.js";
import { compilerOf } from "./model-compilers.js";
import { ownFunctions } from "./own-functions.js";
import type { StreamingValues } from "./streaming-values.js";
import { testStep, trainStep, values, type Batch, type StepResult } from "./step.js";

/** The steps of one training. */
export interface Stepper {
  /** Runs a step, and tells the streaming metrics of it. */
  run(batch: Batch, streaming: StreamingValues): StepResult;
  /** How many of them ran as compiled graphs. */
  readonly compiled: number;
  /** Why steps are not compiled; absent while they are or may be. */
  readonly reason: string | undefined;
}

/** What `lab.fit` does with a batch. */
const kinds = {
  training: { caller: "lab.fit", step: trainStep },
  validation: { caller: "lab.fit, validation", step: testStep },
} as const;

/** Steps of training a model, or of validating it, as graphs where that gives the same numbers. See `lab.compiled`. */
export function stepper(
  model: LayersModel,
  compiled: Compiled,
  kind: keyof typeof kinds = "training",
): Stepper {
  const { caller, step } = kinds[kind];
  const { optimizer } = model;
  const updated = kind === "training" ? { optimizer } : {};
  const compiler = compilerOf(model, caller, [updated.optimizer, ...keyOf(compiled)], {
    parts: () => [model, ...ownFunctions(model, compiled)],
    ...updated,
    refusal: refusalOf,
  });
  let count = 0;
  return {
    get compiled() {
      return count;
    },
    get reason() {
      return compiler.reason;
    },
    run(batch, streaming) {
      const { x, y, weights } = batch;
      const args = [...x, ...y, ...(weights ? [weights] : [])];
      const work = (given: readonly Tensor[]): Tensor[] => {
        const part = { x: given.slice(0, x.length), y: given.slice(x.length, x.length + y.length) };
        return step(model, compiled, weights ? { ...part, weights: given.at(-1)! } : part);
      };
      const result = tf.tidy(() => {
        const results = compiler.run(args, work);
        streaming.update(y, results.slice(1));
        return values(compiled, results);
      });
      if (compiler.ranCompiled) count++;
      return result;
    },
  };
}

/** The functions of a compilation: fits with the same ones share their graphs. */
function keyOf({ losses, metrics }: Compiled): unknown[] {
  const parts = metrics.flatMap(({ compute, output, streaming }) => [
    streaming ? "output" : compute,
    output,
  ]);
  return [losses.length, ...losses, ...parts];
}
