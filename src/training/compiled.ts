import type { LayersModel } from "@tensorflow/tfjs-node";
import { logName } from "../callbacks/monitor.js";
import type { StreamingMetric } from "../metrics/streaming/streaming-metric.js";
import type { LossFunction } from "./loss-function.js";
import { innerOf } from "./model-compilers.js";
import { streamingOf } from "./streaming.js";

/** A metric of a compiled model: what it is called in the logs, and which output it looks at. */
export interface CompiledMetric {
  readonly name: string;
  readonly output: number;
  /** Absent where the metric is the loss of its output, or streaming. */
  readonly compute?: LossFunction;
  /** One that is told the batches outside of the step, and has a value for all of them only. */
  readonly streaming?: StreamingMetric;
}

/** What `compile` has laid down in a model. */
export interface Compiled {
  /** One for each output. */
  readonly losses: readonly LossFunction[];
  readonly metrics: readonly CompiledMetric[];
  /** For each output: the name of its loss, if it has one of those that tfjs knows by name. */
  readonly lossNames: readonly (string | undefined)[];
}

/**
 * Reads what a compiled model computes. Metric names are those of Keras: `accuracy` where tfjs says `acc`, with the
 * output's name before them when there are several outputs; a name that comes twice gets `_1`.
 */
export function compiledOf(model: LayersModel): Compiled {
  const losses = innerOf(model).lossFunctions as readonly LossFunction[];
  const several = model.outputs.length > 1;
  const streaming = streamingOf(model).flatMap(({ metric, output: wanted }) =>
    model.outputNames.flatMap((outputName, output) => {
      if (wanted !== undefined && wanted !== outputName) return [];
      const name = several ? `${outputName}_${metric.name}` : metric.name;
      return [{ name, output, streaming: metric }];
    }),
  );
  const names = unique([
    ...model.metricsNames.slice(1).map(logName),
    ...streaming.map(({ name }) => name),
  ]);
  const inSteps = model.metricsTensors.length;
  return {
    losses,
    metrics: [
      ...model.metricsTensors.map(([compute, output], i) => ({
        name: names[i]!,
        output,
        // With several outputs, tfjs puts the loss of each before the metrics.
        ...(several && i < model.outputs.length ? {} : { compute: compute as LossFunction }),
      })),
      ...streaming.map((metric, i) => ({ ...metric, name: names[inSteps + i]! })),
    ],
    lossNames: model.outputNames.map((name, i) => {
      const loss = identifier(model.loss, name, i);
      return typeof loss === "string" ? loss : undefined;
    }),
  };
}

function identifier(loss: LayersModel["loss"], outputName: string, output: number): unknown {
  if (Array.isArray(loss)) return loss[output];
  return typeof loss === "object" ? loss[outputName] : loss;
}

function unique(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name}_${before}`;
  });
}
