import { formatMetric, formatSeconds } from "../display/numbers.js";

/** How far a training is. */
export interface Progress {
  /** The present epoch, counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Done of all, from 0 to 1. */
  readonly fraction: number;
  readonly seconds: number;
  /** Not known at the very start. */
  readonly secondsLeft: number | undefined;
  readonly logs: Readonly<Record<string, number>>;
  /** Why training ended early. */
  readonly stopped: string | undefined;
}

/** `epoch 3/20`, the time, and each metric. */
export function progressParts(progress: Progress): string[] {
  const { epoch, epochs, logs } = progress;
  return [`epoch ${epoch}/${epochs}`, timeText(progress), ...metricParts(logs)];
}

/** What training came to: `20 epochs in 3.2 s`, each metric, and why it stopped. */
export function endParts({ epoch, seconds, logs, stopped }: Progress): string[] {
  const done = `${epoch} ${epoch === 1 ? "epoch" : "epochs"} in ${formatSeconds(seconds)}`;
  return [done, ...metricParts(logs), ...(stopped === undefined ? [] : [`stopped: ${stopped}`])];
}

/** A bar of the given width for a line of text. */
export function barText(fraction: number, width = 20): string {
  const full = Math.round(Math.min(1, fraction) * width);
  return "━".repeat(full) + "─".repeat(width - full);
}

function timeText({ seconds, secondsLeft, fraction }: Progress): string {
  const left =
    secondsLeft === undefined || fraction >= 1 ? "" : `, ${formatSeconds(secondsLeft)} left`;
  return formatSeconds(seconds) + left;
}

function metricParts(logs: Progress["logs"]): string[] {
  return Object.entries(logs).map(([name, value]) => `${name} ${formatMetric(value)}`);
}
