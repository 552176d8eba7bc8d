/** What a training came to. */
export interface HistoryRecord {
  /** Name → value of each epoch: `loss`, the metrics, and `val_…` where there was validation. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
  /** Epochs that were done before, in the model's life, as `fit` was told by `initialEpoch`. */
  readonly initialEpoch: number;
  /** Why training ended early; absent where all epochs were done. */
  readonly stopped?: string | undefined;
  /** Time that training took. */
  readonly seconds: number;
  /** How many steps ran as compiled graphs; default 0. See `lab.compiled`. */
  readonly compiledSteps?: number;
  /** Why steps were not compiled; absent where they were, or there were too few to begin. */
  readonly notCompiled?: string | undefined;
}
