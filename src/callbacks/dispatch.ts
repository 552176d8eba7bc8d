import type { Callback, Logs, TrainingRun } from "./callback.js";

/** Calls the same hook of many callbacks, one after the other, in the order they were given. */
export interface Dispatcher {
  begin(run: TrainingRun, params: Record<string, number | string[]>): Promise<void>;
  trainEnd(): Promise<void>;
  epochBegin(epoch: number): Promise<void>;
  epochEnd(epoch: number, logs: Logs): Promise<void>;
  batchBegin(batch: number, logs: Logs): Promise<void>;
  batchEnd(batch: number, logs: Logs): Promise<void>;
  yielded(epoch: number, batch: number, logs: Logs): Promise<void>;
  /** Lets every callback free what it holds; one that throws does not keep the others from it. */
  release(): void;
}

export function dispatcher(given: Callback | readonly Callback[] = []): Dispatcher {
  const callbacks = [given].flat() as readonly Callback[];
  let run: TrainingRun;

  const each = async (call: (callback: Callback) => void | Promise<void>): Promise<void> => {
    for (const callback of callbacks) {
      const result = call(callback);
      if (result) await result;
    }
  };

  return {
    async begin(started, params) {
      run = started;
      for (const callback of callbacks) {
        callback.setParams?.(params);
        callback.setModel?.(run.model);
      }
      await each((callback) => callback.onTrainBegin?.({}, run));
    },
    trainEnd: () => each((callback) => callback.onTrainEnd?.({}, run)),
    epochBegin: (epoch) => each((callback) => callback.onEpochBegin?.(epoch, {}, run)),
    epochEnd: (epoch, logs) => each((callback) => callback.onEpochEnd?.(epoch, { ...logs }, run)),
    batchBegin: (batch, logs) =>
      each((callback) => callback.onBatchBegin?.(batch, { ...logs }, run)),
    batchEnd: (batch, logs) => each((callback) => callback.onBatchEnd?.(batch, { ...logs }, run)),
    yielded: (epoch, batch, logs) =>
      each((callback) => callback.onYield?.(epoch, batch, { ...logs })),
    release() {
      const errors: unknown[] = [];
      for (const callback of callbacks) {
        try {
          callback.release?.();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
