import type { LayersModel } from "@tensorflow/tfjs-node";

/**
 * Values by name. At the end of an epoch: `loss`, the metrics, and the same with `val_` before the name. At the end of
 * a batch: `batch`, `size`, and the loss and metrics of this batch alone; metrics that are computed over all samples of the
 * epoch (`lab.metrics.streaming`) have no value for a batch.
 */
export type Logs = Record<string, number>;

/** What a callback may know of the training that it is called in, and do to it. */
export interface TrainingRun {
  readonly model: LayersModel;
  /** The epoch, counted from 0, that training ends before. */
  readonly epochs: number;
  /** The epoch, counted from 0, that training starts at. */
  readonly initialEpoch: number;
  readonly batchesPerEpoch: number;
  /** Names that the logs of an epoch have. */
  readonly metricNames: readonly string[];
  /** Name → value of each epoch done so far. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
  /** Seconds since training began. */
  seconds(): number;
  /** Loss and metrics over the part of the present epoch that is done. */
  epochSoFar(): Logs;
  /** Ends training after this epoch, or, when called during one, after this batch. */
  stop(reason: string): void;
  /** Why training ends, once something asked for it. */
  readonly stopped: string | undefined;
}

/**
 * Called while a model trains. Every part is optional; one that returns a promise is awaited. Epochs and batches count
 * from 0, as in Keras. The objects that `tf.LayersModel.fit` takes as callbacks are callbacks here, too.
 */
export interface Callback {
  onTrainBegin?(logs: Logs, run: TrainingRun): void | Promise<void>;
  /** Also called when training ends early, unless an error ended it. */
  onTrainEnd?(logs: Logs, run: TrainingRun): void | Promise<void>;
  onEpochBegin?(epoch: number, logs: Logs, run: TrainingRun): void | Promise<void>;
  onEpochEnd?(epoch: number, logs: Logs, run: TrainingRun): void | Promise<void>;
  onBatchBegin?(batch: number, logs: Logs, run: TrainingRun): void | Promise<void>;
  onBatchEnd?(batch: number, logs: Logs, run: TrainingRun): void | Promise<void>;
  /** Called when training lets other work of the program run. */
  onYield?(epoch: number, batch: number, logs: Logs): void | Promise<void>;
  /** Called last, also after an error: frees what the callback holds. */
  release?(): void;
  /** Called first, for the callback classes of tfjs. */
  setModel?(model: LayersModel): void;
  /** Called first, for the callback classes of tfjs. */
  setParams?(params: Record<string, number | string[]>): void;
}
