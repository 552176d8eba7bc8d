import type { Compiled } from "./compiled.js";
import { runningMean } from "./running-mean.js";
import type { Batch, StepResult } from "./step.js";
import type { Stepper } from "./stepper.js";
import { streamingValues } from "./streaming-values.js";

/** One pass over the data: an epoch, or a validation. */
export interface Pass {
  /** Runs a step, and returns the loss and the metrics of the batch; those that are streaming have no value for one. */
  step(steps: Stepper, batch: Batch): StepResult;
  /** Loss and metrics over the batches so far. */
  values(): StepResult;
}

export function passOf(compiled: Compiled): Pass {
  const mean = runningMean();
  const streaming = streamingValues(compiled);
  return {
    step(steps, batch) {
      const values = steps.run(batch, streaming);
      mean.add(values, batch.x[0]!.shape[0]!);
      return values;
    },
    values: () => ({ ...mean.values(), ...streaming.values() }),
  };
}
