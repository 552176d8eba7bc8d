import type { LayersModel } from "@tensorflow/tfjs-node";
import { disposeBatch, ranges, slice } from "./batches.js";
import type { Compiled } from "./compiled.js";
import type { AdaptedData } from "./data.js";
import { passOf } from "./pass.js";
import type { StepResult } from "./step.js";
import { validationSteps } from "./stepper.js";

/**
 * Loss and metrics over all samples: the mean over batches, weighted by their size, or what a streaming metric says.
 *
 * @param goOn called after each batch; when it resolves to `false`, validation ends.
 * @returns nothing if it was ended.
 */
export async function validate(
  model: LayersModel,
  compiled: Compiled,
  data: AdaptedData,
  batchSize: number,
  goOn: () => Promise<boolean>,
): Promise<StepResult | undefined> {
  const pass = passOf(compiled);
  const steps = validationSteps(model, compiled);
  for (const { start, end } of ranges(data.samples, batchSize)) {
    const batch = slice(data, start, end);
    try {
      pass.step(steps, batch);
    } finally {
      disposeBatch(batch);
    }
    if (!(await goOn())) return undefined;
  }
  return pass.values();
}
