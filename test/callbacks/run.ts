import type { LayersModel } from "@tensorflow/tfjs-node";
import type { Callback, Logs, TrainingRun } from "../../src/callbacks/callback.js";

/** A training without a model: what its callbacks ask for, and do, can be read. */
export interface FakeRun extends TrainingRun {
  stopped: string | undefined;
}

export function fakeRun(part: Partial<TrainingRun> = {}): FakeRun {
  const run: FakeRun = {
    model: {} as LayersModel,
    epochs: 10,
    initialEpoch: 0,
    batchesPerEpoch: 4,
    metricNames: ["loss", "val_loss"],
    metrics: {},
    seconds: () => 1,
    epochSoFar: () => ({}),
    stopped: undefined,
    ...part,
    stop(reason) {
      run.stopped ??= reason;
    },
  };
  return run;
}

/** Calls the hooks of a training whose epochs have the given logs. Returns the epoch that it was stopped in. */
export async function play(
  callback: Callback,
  logs: readonly Logs[],
  run: FakeRun,
  beforeEpochEnd: (epoch: number) => void = () => {},
): Promise<number | undefined> {
  run.stopped = undefined;
  await callback.onTrainBegin?.({}, run);
  let epoch = 0;
  for (; epoch < logs.length && run.stopped === undefined; epoch++) {
    await callback.onEpochBegin?.(epoch, {}, run);
    beforeEpochEnd(epoch);
    await callback.onEpochEnd?.(epoch, logs[epoch]!, run);
  }
  await callback.onTrainEnd?.({}, run);
  callback.release?.();
  return run.stopped === undefined ? undefined : epoch - 1;
}
