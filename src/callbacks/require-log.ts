import { invalid } from "../util/errors.js";
import { logName } from "./monitor.js";

/**
 * The value of a metric in the logs of an epoch; `acc` is read as `accuracy`.
 *
 * @throws if the logs do not have it; says what they have.
 */
export function requireLog(logs: Readonly<Record<string, number>>, metric: string): number {
  return logs[requireMetric(Object.keys(logs), metric)]!;
}

/** The name by which the logs have a metric. @throws if they do not have it; says what they have. */
export function requireMetric(available: readonly string[], metric: string): string {
  const name = logName(metric);
  if (available.includes(name)) return name;
  throw invalid("metric", {
    expected: metric.startsWith("val_")
      ? "the name of a metric (val_… needs validation data)"
      : "the name of a metric",
    received: metric,
    available,
  });
}
