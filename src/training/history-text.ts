import { formatMetric, formatSeconds } from "../display/numbers.js";
import { alignColumns } from "../display/text-table.js";
import { directionOf } from "../callbacks/monitor.js";
import { bestEpoch, type BestEpoch } from "./best-epoch.js";
import type { HistoryRecord } from "./history-record.js";

/** The history in text: how long it took, and the last and the best value of each metric. */
export function historyText(history: HistoryRecord): string {
  const { seconds, stopped, metrics, notCompiled } = history;
  const epochs = metrics.loss?.length ?? 0;
  const head = `History: ${epochs} ${epochs === 1 ? "epoch" : "epochs"} in ${formatSeconds(seconds)}`;
  const title = stopped === undefined ? head : `${head}; stopped: ${stopped}`;
  if (epochs === 0) return title;
  const rows = Object.entries(metrics).map(([name, values]) => {
    const best = bestOf(history, name);
    return [
      name,
      formatMetric(values.at(-1)!),
      best ? formatMetric(best.value) : "",
      best ? String(best.epoch) : "",
    ];
  });
  return [
    title,
    ...(notCompiled === undefined ? [] : [`Steps were not compiled: ${notCompiled}.`]),
    ...alignColumns(
      [["", "last", "best", "at epoch"], ...rows],
      ["left", "right", "right", "right"],
    ),
  ].join("\n");
}

/** None where the name of the metric does not tell what is better, or there is no number. */
function bestOf(history: HistoryRecord, name: string): BestEpoch | undefined {
  const direction = directionOf(name);
  return direction && bestEpoch(history, name, direction);
}
