import type { Tensor } from "@tensorflow/tfjs-node";
import type { NumberSource } from "../numbers.js";
import { readBatch, type MetricBatch } from "./batch.js";

/** A metric that is told the samples batch by batch, and gives its value over all of them. */
export interface StreamingMetric {
  /** What it is called in logs. */
  readonly name: string;
  /**
   * Adds a batch. Targets are numbers, class numbers or one-hot rows; predictions numbers, probabilities of class 1, or
   * rows with a column for each class.
   */
  update(truth: NumberSource | Tensor, predicted: NumberSource | Tensor): void;
  /** The value over all batches since the last `reset`; `NaN` before the first, and where a prediction was `NaN`. */
  result(): number;
  /** Forgets what was added. */
  reset(): void;
  /** Another one with the same options, to which nothing was added. `lab.fit` uses one of its own for each pass. */
  fresh(): StreamingMetric;
}

/** What all streaming metrics can be told. */
export interface StreamingOptions {
  /** What it is called in logs; default: its own name. */
  name?: string | undefined;
}

/** What a metric keeps of the batches that it has seen. */
export interface Accumulator {
  add(batch: MetricBatch): void;
  /** Called once something was added. */
  result(): number;
}

/** The metric that keeps what `start` begins. */
export function streamingMetric(name: string, start: () => Accumulator): StreamingMetric {
  let kept = start();
  let samples = 0;
  let undefinedSeen = false;
  return {
    name,
    update(truth, predicted) {
      const batch = readBatch(truth, predicted);
      samples += batch.truth.samples;
      undefinedSeen ||= [batch.truth, batch.predicted].some(({ values }) =>
        values.some(Number.isNaN),
      );
      if (!undefinedSeen) kept.add(batch);
    },
    result: () => (samples === 0 || undefinedSeen ? Number.NaN : kept.result()),
    reset() {
      kept = start();
      samples = 0;
      undefinedSeen = false;
    },
    fresh: () => streamingMetric(name, start),
  };
}

/** Keeps the mean over the samples of what each batch comes to. */
export function meanOverSamples(value: (batch: MetricBatch) => number): () => Accumulator {
  return () => {
    let sum = 0;
    let samples = 0;
    return {
      add(batch) {
        sum += value(batch) * batch.truth.samples;
        samples += batch.truth.samples;
      },
      result: () => sum / samples,
    };
  };
}

/** Keeps all samples, for metrics that need them together. */
export function allSamples(value: (all: MetricBatch) => number): () => Accumulator {
  return () => {
    const batches: MetricBatch[] = [];
    return {
      add: (batch) => void batches.push(batch),
      result: () =>
        value({
          truth: together(batches.map(({ truth }) => truth)),
          predicted: together(batches.map(({ predicted }) => predicted)),
        }),
    };
  };
}

function together(parts: readonly MetricBatch["truth"][]): MetricBatch["truth"] {
  const { width } = parts[0]!;
  const samples = parts.reduce((sum, part) => sum + part.samples, 0);
  const values = new Float64Array(samples * width);
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return { values, width, samples };
}
