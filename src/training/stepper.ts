import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { refusalOf, type CompilableStep, type StepCompiler } from "../graph/index.js";
import { tf } from "../tf.js";
import type { Compiled } from "./compiled.js";
import { compilerOf, type Caller } from "./model-compilers.js";
import { ownFunctions } from "./own-functions.js";
import type { StreamingValues } from "./streaming-values.js";
import { testStep, trainStep, values, type Batch, type StepResult } from "./step.js";
import type { Update } from "./update.js";

/** The steps of one training. */
export interface Stepper {
  /** Runs a step, and tells the streaming metrics of it. */
  run(batch: Batch, streaming: StreamingValues): StepResult;
  /** How many of them ran as compiled graphs. */
  readonly compiled: number;
  /** Why steps are not compiled; absent while they are or may be. */
  readonly reason: string | undefined;
}

/** Steps of training a model, as graphs where that gives the same numbers. See `lab.compiled`. */
export function trainingSteps(model: LayersModel, compiled: Compiled, update: Update): Stepper {
  const count = { steps: 0 };
  const compilerFor = (caller: Caller, updated: Pick<CompilableStep, "optimizer">): StepCompiler =>
    compilerOf(model, caller, [updated.optimizer, ...update.key, ...keyOf(compiled)], {
      parts: () => [model, ...ownFunctions(model, compiled), ...update.parts],
      ...updated,
      count,
      refusal: refusalOf,
    });
  const applying = compilerFor("lab.fit", { optimizer: model.optimizer });
  let holding: StepCompiler | undefined;
  return stepper(compiled, () => {
    const { change, applies } = update.next();
    return {
      compiler: applies ? applying : (holding ??= compilerFor("lab.fit, accumulation", {})),
      step: (batch) => trainStep(model, compiled, batch, change),
    };
  });
}

/** Steps of validating a model, as graphs where that gives the same numbers. */
export function validationSteps(model: LayersModel, compiled: Compiled): Stepper {
  const compiler = compilerOf(model, "lab.fit, validation", [undefined, ...keyOf(compiled)], {
    parts: () => [model, ...ownFunctions(model, compiled)],
    refusal: refusalOf,
  });
  const step = (batch: Batch): Tensor[] => testStep(model, compiled, batch);
  return stepper(compiled, () => ({ compiler, step }));
}

/** What is done with a batch, and what compiles it. */
interface Kind {
  readonly compiler: StepCompiler;
  step(batch: Batch): Tensor[];
}

function stepper(compiled: Compiled, next: () => Kind): Stepper {
  let count = 0;
  let reason: string | undefined;
  return {
    get compiled() {
      return count;
    },
    get reason() {
      return reason;
    },
    run(batch, streaming) {
      const { compiler, step } = next();
      const { x, y, weights } = batch;
      const args = [...x, ...y, ...(weights ? [weights] : [])];
      const work = (given: readonly Tensor[]): Tensor[] => {
        const part = { x: given.slice(0, x.length), y: given.slice(x.length, x.length + y.length) };
        return step(weights ? { ...part, weights: given.at(-1)! } : part);
      };
      const result = tf.tidy(() => {
        const results = compiler.run(args, work);
        streaming.update(y, results.slice(1));
        return values(compiled, results);
      });
      if (compiler.ranCompiled) count++;
      reason = compiler.reason;
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
