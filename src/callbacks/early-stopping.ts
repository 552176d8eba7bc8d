import { formatMetric } from "../display/numbers.js";
import { count, finite } from "../util/check.js";
import type { Callback } from "./callback.js";
import { improvement, modeOf, type Mode } from "./monitor.js";
import { requireLog, requireMetric } from "./require-log.js";
import { snapshot, type WeightsSnapshot } from "./weights.js";

export interface EarlyStoppingOptions {
  /** Metric to watch, as the logs name it; default `"val_loss"`. */
  monitor?: string;
  /** Epochs without improvement before training stops; default 0. */
  patience?: number;
  /** Smallest change that counts as improvement, in the metric's unit; default 0. */
  minDelta?: number;
  /** Whether the metric should fall or rise; `"auto"` reads it from the name; default `"auto"`. */
  mode?: Mode;
  /** A value that must be beaten, too, before `patience` starts anew; default none. */
  baseline?: number;
  /** Epochs at the start that are ignored, also as the best one; default 0. */
  startFromEpoch?: number;
  /** Put the best epoch's weights back when training ends, however it ends; default `false`. */
  restoreBestWeights?: boolean;
}

/**
 * Stops training when a metric no longer improves: early stopping. Follows Keras 3's `EarlyStopping`; other than there
 * a value that is not a number never counts as the best, and a metric that does not exist is an error before training
 * begins. May be used again: it forgets everything when the next training begins.
 *
 * @throws at the start of training if the metric does not exist, or its direction is not known.
 * @example
 * await lab.fit(model, data, { epochs: 100, validationSplit: 0.2,
 *   callbacks: [lab.callbacks.earlyStopping({ patience: 5, restoreBestWeights: true })] });
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callback {
  const { monitor = "val_loss", mode = "auto", baseline, restoreBestWeights = false } = options;
  const patience = count("patience", options.patience ?? 0);
  const startFromEpoch = count("startFromEpoch", options.startFromEpoch ?? 0);
  const improves = improvement(modeOf(monitor, mode), finite("minDelta", options.minDelta ?? 0));

  let best: number | undefined;
  let bestEpoch = 0;
  let waited = 0;
  let kept: WeightsSnapshot | undefined;

  const release = (): void => {
    kept?.dispose();
    kept = undefined;
  };

  return {
    onTrainBegin(_logs, { metricNames }) {
      requireMetric(metricNames, monitor);
      best = undefined;
      bestEpoch = 0;
      waited = 0;
      release();
    },

    onEpochEnd(epoch, logs, run) {
      const value = requireLog(logs, monitor);
      if (epoch < startFromEpoch) return;

      const better = improves(value, best);
      if (restoreBestWeights && (better || !kept)) {
        release();
        kept = snapshot(run.model);
      }
      waited += 1;
      if (better) {
        best = value;
        bestEpoch = epoch;
        if (improves(value, baseline)) waited = 0;
      } else if (waited >= patience && epoch > 0) {
        run.stop(
          best === undefined
            ? `${monitor} is not a number`
            : `${monitor} has not improved on ${formatMetric(best)} since epoch ${bestEpoch + 1}`,
        );
      }
    },

    onTrainEnd() {
      kept?.restore();
    },

    release,
  };
}
