import { formatMetric, formatSeconds } from "../display/numbers.js";
import { alignColumns } from "../display/text-table.js";
import { directionOf } from "../callbacks/monitor.js";
import type { History } from "./history.js";

/** The history in text: how long it took, and the last and the best value of each metric. */
export function historyText(history: History): string {
  const { epochs, seconds, stopped, metrics } = history;
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
    ...alignColumns(
      [["", "last", "best", "at epoch"], ...rows],
      ["left", "right", "right", "right"],
    ),
  ].join("\n");
}

/** None where the name of the metric does not tell what is better, or there is no number. */
function bestOf(history: History, name: string): { epoch: number; value: number } | undefined {
  const known = directionOf(name) && history.metrics[name]!.some((value) => !Number.isNaN(value));
  return known ? history.best(name) : undefined;
}
