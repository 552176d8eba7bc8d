import type { Tensor } from "@tensorflow/tfjs-node";
import type { Compiled } from "./compiled.js";
import type { StepResult } from "./step.js";

/** The streaming metrics of one pass over the data. */
export interface StreamingValues {
  /**
   * Tells them of a batch.
   *
   * @param results what the metrics of the model came to in the step: for a streaming one, the output it looks at.
   */
  update(y: readonly Tensor[], results: readonly Tensor[]): void;
  /** Name → value over the batches so far. */
  values(): StepResult;
}

export function streamingValues({ metrics }: Compiled): StreamingValues {
  const streams = metrics.flatMap(({ name, output, streaming }, place) =>
    streaming ? [{ name, output, place, metric: streaming.fresh() }] : [],
  );
  return {
    update(y, results) {
      for (const { output, place, metric } of streams) metric.update(y[output]!, results[place]!);
    },
    values: () => Object.fromEntries(streams.map(({ name, metric }) => [name, metric.result()])),
  };
}
