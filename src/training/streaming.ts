import type { LayersModel } from "@tensorflow/tfjs-node";
import type { StreamingMetric } from "../metrics/streaming/streaming-metric.js";
import { innerOf } from "./model-compilers.js";

/** A streaming metric that a model was compiled with. */
export interface AskedMetric {
  readonly metric: StreamingMetric;
  /** Name of the output that it looks at; absent: every output. */
  readonly output?: string;
}

/** Kept by what tfjs makes anew at each compilation, so that they end with theirs. */
const asked = new WeakMap<object, readonly AskedMetric[]>();

/** Remembers the streaming metrics of a model's compilation, which tfjs has no place for. */
export function rememberStreaming(model: LayersModel, metrics: readonly AskedMetric[]): void {
  asked.set(innerOf(model).lossFunctions, metrics);
}

/** The streaming metrics that a model was compiled with. */
export function streamingOf(model: LayersModel): readonly AskedMetric[] {
  return asked.get(innerOf(model).lossFunctions) ?? [];
}
