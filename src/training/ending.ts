import type { LayersModel } from "@tensorflow/tfjs-node";

/** Whether, and why, a training ends before its last epoch. The first reason stays. */
export interface Ending {
  readonly reason: string | undefined;
  /** Asks for the end after the batch; the epoch is completed with what was done of it. */
  ask(reason: string): void;
  /** Whether someone asked, also by `model.stopTraining`, as callbacks that were written for tfjs do. */
  asked(): boolean;
  /** Whether training ends at once, without the rest of the epoch; `where` is added to the reason. */
  cutOff(where?: string): boolean;
  /** Whether another training of the same model has begun. */
  superseded(): boolean;
  /** To be called when training has ended, however it did. */
  close(): void;
}

/** The training that each model is in. */
const current = new WeakMap<LayersModel, object>();

/** Begins to watch over the end of a training; a training of the same model that still runs ends at its next batch. */
export function endingOf(model: LayersModel, signals: readonly AbortSignal[]): Ending {
  const me = {};
  let reason: string | undefined;
  const superseded = (): boolean => current.get(model) !== me;
  current.set(model, me);
  model.stopTraining = false;

  return {
    get reason() {
      return reason;
    },
    ask(given) {
      reason ??= given;
    },
    asked() {
      if (model.stopTraining) reason ??= "model.stopTraining was set";
      return reason !== undefined;
    },
    cutOff(where = "") {
      if (superseded()) reason ??= `another training of the same model began${where}`;
      else if (signals.some(({ aborted }) => aborted)) reason ??= `interrupted${where}`;
      else return false;
      return true;
    },
    superseded,
    close() {
      if (!superseded()) current.delete(model);
    },
  };
}
