import { notebookHost } from "../display/host.js";
import { atMost } from "./at-most.js";
import type { Callback, Logs, TrainingRun } from "./callback.js";
import { updatesPerSecond } from "./live-output.js";
import { notebookProgress, terminalProgress, type ProgressOutput } from "./progress-output.js";
import type { Progress } from "./progress-text.js";

/**
 * Shows how far training is: a bar with the time left, the loss and the metrics. In a notebook the bar moves in place;
 * on a terminal it is a line on standard error; where standard error is a file, a line for each epoch.
 */
export function progress(): Callback {
  let output: ProgressOutput | undefined;
  let due = atMost(updatesPerSecond);
  let last: Logs = {};

  return {
    onTrainBegin() {
      const host = notebookHost();
      output = host ? notebookProgress(host) : terminalProgress(process.stderr);
      due = atMost(updatesPerSecond);
      last = {};
    },
    onBatchEnd(batch, _logs, run) {
      if (!due()) return;
      const part = (batch + 1) / run.batchesPerEpoch;
      output?.update(progressOf(run, part, { ...last, ...run.epochSoFar() }));
    },
    onEpochEnd(_epoch, logs, run) {
      last = logs;
      output?.epoch?.(progressOf(run, 0, logs));
      if (due()) output?.update(progressOf(run, 0, logs));
    },
    onTrainEnd(_logs, run) {
      output?.end(progressOf(run, 0, last));
    },
  };
}

function progressOf(run: TrainingRun, part: number, logs: Logs): Progress {
  const { epochs, initialEpoch, stopped } = run;
  const done = run.metrics.loss?.length ?? 0;
  const seconds = run.seconds();
  const fraction = epochs > initialEpoch ? (done + part) / (epochs - initialEpoch) : 1;
  return {
    epoch: initialEpoch + done + (part > 0 ? 1 : 0),
    epochs,
    fraction,
    seconds,
    secondsLeft: fraction > 0 ? (seconds * (1 - fraction)) / fraction : undefined,
    logs,
    stopped,
  };
}
