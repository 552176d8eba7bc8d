import type { LayersModel } from "@tensorflow/tfjs-node";
import { logName } from "../callbacks/monitor.js";
import type { LossFunction } from "./compile.js";
import { innerOf } from "./model-compilers.js";

/** A metric of a compiled model: what it is called in the logs, and which output it looks at. */
export interface CompiledMetric {
  readonly name: string;
  readonly output: number;
  /** Absent where the metric is the loss of its output. */
  readonly compute?: LossFunction;
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
  const names = unique(model.metricsNames.slice(1).map(logName));
  return {
    losses,
    metrics: model.metricsTensors.map(([compute, output], i) => ({
      name: names[i]!,
      output,
      // With several outputs, tfjs puts the loss of each before the metrics.
      ...(several && i < model.outputs.length ? {} : { compute: compute as LossFunction }),
    })),
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
