import { improvement } from "../callbacks/monitor.js";
import type { HistoryRecord } from "./history-record.js";

/** An epoch, counted from 1, and a metric's value there. */
export interface BestEpoch {
  epoch: number;
  value: number;
}

/** The first of the best epochs by a metric; none where no value is a number. */
export function bestEpoch(
  { metrics, initialEpoch }: HistoryRecord,
  metric: string,
  mode: "min" | "max",
): BestEpoch | undefined {
  const improves = improvement(mode);
  const values = metrics[metric] ?? [];
  const best = values.reduce((found, value, i) => (improves(value, values[found]) ? i : found), -1);
  return best < 0 ? undefined : { epoch: initialEpoch + best + 1, value: values[best]! };
}
