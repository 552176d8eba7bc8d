import type { LayersModel } from "@tensorflow/tfjs-node";
import { compilersOf, type Caller } from "./model-compilers.js";

/** How the steps of a model have run, for one function that ran them. */
export interface StepsOfCaller {
  /** Steps that ran as graphs, in all calls since the model was compiled by `compile`. */
  readonly compiledSteps: number;
  /** Why steps are not compiled; absent where they are, or there were too few to begin. */
  readonly notCompiled?: string;
}

export type Compilation = Readonly<Partial<Record<Caller, StepsOfCaller>>>;

/**
 * How the steps of a model have run so far: as graphs, or operation by operation, and why. See `lab.compiled`.
 *
 * @returns a record by what ran the steps: `"lab.fit"`, `"lab.fit, accumulation"` (batches whose gradients are only added
 *   up), `"lab.fit, validation"`, `"lab.evaluate"`, and for the model's own functions `"model.fit"` (also `fitDataset`,
 *   `trainOnBatch`), `"model.evaluate"` (also validation in `model.fit`), `"model.predict"`. What has not run is not there.
 * @example
 * await model.fit(x, y, { epochs: 20 });
 * lab.compilation(model); // { "model.fit": { compiledSteps: 634 } }
 */
export function compilation(model: LayersModel): Compilation {
  return Object.fromEntries(
    [...compilersOf(model)].map(([caller, { steps, reason }]) => [
      caller,
      { compiledSteps: steps, ...(reason === undefined ? {} : { notCompiled: reason }) },
    ]),
  );
}
