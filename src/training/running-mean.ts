import type { StepResult } from "./step.js";

/** The means of loss and metrics over batches, each weighted by its number of samples. */
export interface RunningMean {
  add(values: StepResult, samples: number): void;
  /** Name → mean of what was added so far; empty at first. */
  values(): StepResult;
}

/** Sums in float64, so that long epochs lose no digits. */
export function runningMean(): RunningMean {
  const sums: StepResult = {};
  let samples = 0;
  return {
    add(values, count) {
      samples += count;
      for (const name in values) sums[name] = (sums[name] ?? 0) + values[name]! * count;
    },
    values: () =>
      Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / samples])),
  };
}
