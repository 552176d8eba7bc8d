import type { LayersModel, Optimizer, Tensor } from "@tensorflow/tfjs-node";
import { compiled } from "../../src/graph/index.js";
import { fit, type FitOptions, type History } from "../../src/training/index.js";
import { withMathRandom } from "../../src/training/seeded-math-random.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";

/** What a training left: all weights, all variables of the optimizer, the loss of each epoch. */
export interface Outcome {
  readonly values: readonly (readonly number[])[];
  readonly history: History;
}

export interface Training {
  model(): LayersModel;
  x: Tensor | readonly Tensor[];
  y: Tensor | readonly Tensor[];
  optimizer?: () => Optimizer;
  /** Called with the model and its optimizer. */
  callbacks?: (model: LayersModel, optimizer: Optimizer) => FitOptions["callbacks"];
  options: Omit<FitOptions, "optimizer" | "callbacks">;
}

/** Trains two equal models, one without and one with compiled steps, from the same weights with the same samples. */
export async function trainBoth(training: Training): Promise<{ eager: Outcome; graph: Outcome }> {
  const run = async (on: boolean): Promise<Outcome> => {
    const model = withMathRandom(random(5).next, training.model);
    compiled(on);
    try {
      return await train(model, training);
    } finally {
      compiled(true);
      model.dispose();
    }
  };
  return { eager: await run(false), graph: await run(true) };
}

async function train(
  model: LayersModel,
  { x, y, optimizer, callbacks, options }: Training,
): Promise<Outcome> {
  const used = optimizer?.() ?? tf.train.adam(0.01);
  const history = await fit(
    model,
    { x, y },
    {
      seed: 7,
      ...options,
      optimizer: used,
      ...(callbacks ? { callbacks: callbacks(model, used) ?? [] } : {}),
    },
  );
  const tensors = [...model.getWeights(), ...slotsOf(used)];
  const values = [
    ...tensors.map((one) => [...one.dataSync()]),
    ...Object.values(history.metrics).map((metric) => [...metric]),
  ];
  used.dispose();
  return { values, history };
}

/** The variables that an optimizer keeps: `getWeights` is not implemented by all of tfjs's. */
function slotsOf(optimizer: Optimizer): Tensor[] {
  const found: Tensor[] = [];
  for (const value of Object.values(optimizer)) {
    if (value instanceof tf.Variable) found.push(value);
    if (Array.isArray(value)) found.push(...value.map(({ variable }) => variable as Tensor));
  }
  return found;
}

/** The largest difference of two outcomes, relative to the largest value beside it. */
export function difference(one: Outcome, other: Outcome): number {
  if (one.values.length !== other.values.length) return Infinity;
  return Math.max(...one.values.map((values, i) => relative(values, other.values[i]!)));
}

function relative(values: readonly number[], others: readonly number[]): number {
  if (values.length !== others.length) return Infinity;
  const gap = Math.max(0, ...values.map((value, i) => Math.abs(value - others[i]!)));
  if (Number.isNaN(gap)) return Infinity;
  return gap === 0 ? 0 : gap / Math.max(...values.map(Math.abs), 1e-3);
}
