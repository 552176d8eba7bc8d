import { displaySymbol, notebookHost, type MimeBundle } from "../display/host.js";
import { formatSeconds } from "../display/numbers.js";
import { historyRows, historySpec, type HistoryRow } from "../plot/training/history.js";
import { liveBundle, Plot } from "../plot/plot.js";
import { atMost } from "./at-most.js";
import type { Callback, Logs, TrainingRun } from "./callback.js";
import { liveOutput, updatesPerSecond } from "./live-output.js";

export interface LivePlotOptions {
  /** Metrics to show, in this order; default all. */
  metrics?: readonly string[];
}

/** Loss and metrics at some moment of the present epoch. */
interface Moment {
  /** Epochs done, with the part of the present one. */
  epoch: number;
  logs: Logs;
}

/** Moments of one epoch, and epochs, that a moving chart shows: as many as it has room for. */
const mostMoments = 200;
const mostEpochs = 300;

/**
 * Draws the loss and metrics in the notebook while the model trains: one chart that is replaced at most four times a
 * second. Within an epoch it shows the means so far; in the end it is the chart of the history. Outside of a notebook
 * it does nothing.
 */
export function livePlot({ metrics }: LivePlotOptions = {}): Callback {
  let show: ((data: MimeBundle) => void) | undefined;
  let due = atMost(updatesPerSecond);
  let moments: Moment[] = [];

  const draw = (run: TrainingRun, rows: readonly HistoryRow[]): void => {
    const epoch = Math.min(run.epochs, run.initialEpoch + epochsDone(run) + 1);
    const title = `epoch ${epoch} of ${run.epochs}`;
    show?.(liveBundle(historySpec(rows, { title, ...(metrics ? { metrics } : {}) })));
  };

  return {
    onTrainBegin() {
      const host = notebookHost();
      show = host && liveOutput(host);
      due = atMost(updatesPerSecond);
      moments = [];
    },
    onEpochBegin() {
      moments = [];
    },
    onBatchEnd(batch, _logs, run) {
      if (!show || !due()) return;
      const part = (batch + 1) / run.batchesPerEpoch;
      moments.push({ epoch: run.initialEpoch + epochsDone(run) + part, logs: run.epochSoFar() });
      if (moments.length > mostMoments) moments = moments.filter((_, i) => i % 2 === 1);
      draw(run, [...epochRows(run), ...moments.flatMap(momentRows)]);
    },
    onEpochEnd(_epoch, _logs, run) {
      if (show && due()) draw(run, epochRows(run));
    },
    async onTrainEnd(_logs, run) {
      const done = epochsDone(run);
      if (!show || done === 0) return;
      const spec = historySpec(historyRows(run), {
        title: `${done} ${done === 1 ? "epoch" : "epochs"} in ${formatSeconds(run.seconds())}`,
        ...(run.stopped === undefined ? {} : { subtitle: `stopped: ${run.stopped}` }),
        ...(metrics ? { metrics } : {}),
      });
      show(await new Plot(spec)[displaySymbol]());
    },
  };
}

function epochsDone({ metrics }: TrainingRun): number {
  return metrics.loss?.length ?? 0;
}

/** The epochs done; of many, every second or third and so on. The chart in the end has them all. */
function epochRows(run: TrainingRun): HistoryRow[] {
  const every = Math.ceil(epochsDone(run) / mostEpochs);
  return historyRows(run).filter(({ epoch }) => epoch % every === 0);
}

function momentRows({ epoch, logs }: Moment): HistoryRow[] {
  return Object.entries(logs).map(([metric, value]) => ({ epoch, metric, set: "train", value }));
}
