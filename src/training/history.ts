import { inspect } from "node:util";
import { modeOf, type Mode } from "../callbacks/monitor.js";
import { requireMetric } from "../callbacks/require-log.js";
import { displaySymbol, type Displayable, type MimeBundle } from "../display/host.js";
import { historyRows, plotHistory, type HistoryRow } from "../plot/training/history.js";
import { invalid } from "../util/errors.js";
import { bestEpoch, type BestEpoch } from "./best-epoch.js";
import type { HistoryRecord } from "./history-record.js";
import { historyText } from "./history-text.js";

/**
 * What a training came to: the loss and metrics of each epoch. As the last value of a cell it draws itself as a chart.
 * Epochs count from 1, as people read them: the value of epoch 1 is `metrics.loss[0]`.
 */
export class History implements HistoryRecord, Displayable {
  readonly metrics: Readonly<Record<string, readonly number[]>>;
  readonly initialEpoch: number;
  readonly stopped: string | undefined;
  readonly seconds: number;
  readonly compiledSteps: number;
  readonly notCompiled: string | undefined;

  constructor({
    metrics,
    initialEpoch,
    stopped,
    seconds,
    compiledSteps = 0,
    notCompiled,
  }: HistoryRecord) {
    this.metrics = metrics;
    this.initialEpoch = initialEpoch;
    this.stopped = stopped;
    this.seconds = seconds;
    this.compiledSteps = compiledSteps;
    this.notCompiled = notCompiled;
  }

  /** Epochs that were completed. */
  get epochs(): number {
    return this.metrics.loss?.length ?? 0;
  }

  /** One row for each epoch and metric: `{ epoch, metric, set, value }`; ready for a chart or a DataFrame. */
  rows(): HistoryRow[] {
    return historyRows(this);
  }

  /**
   * The best epoch by a metric, and the metric's value there. Values that are not numbers are passed over; the first
   * of equal values wins.
   *
   * @param metric its name; default `"val_loss"` where there was validation, else `"loss"`.
   * @param mode whether the metric should fall (`"min"`) or rise (`"max"`); default: read from its name.
   * @throws if there is no such metric, its direction is not known, or it has no value.
   */
  best(metric?: string, mode: Mode = "auto"): BestEpoch {
    const names = Object.keys(this.metrics);
    const name = requireMetric(names, metric ?? (names.includes("val_loss") ? "val_loss" : "loss"));
    const best = bestEpoch(this, name, modeOf(name, mode));
    if (best) return best;
    throw invalid(`metric "${name}"`, {
      expected: "a value that is a number",
      received: this.metrics[name],
    });
  }

  /** In `console.log`: the numbers as text. */
  [inspect.custom](): string {
    return historyText(this);
  }

  /** A chart of each metric over the epochs, and the numbers as text. */
  async [displaySymbol](): Promise<MimeBundle> {
    const text = { "text/plain": historyText(this) };
    if (this.epochs === 0) return text;
    return { ...(await plotHistory(this)[displaySymbol]()), ...text };
  }
}
