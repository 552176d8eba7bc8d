import type { LayersModel } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import type { Compiled } from "./compiled.js";

/** Why losses and metrics are not compiled, if they are not: functions of a program's own may depend on what no recording shows. */
export function refusalOfFunctions(
  { metrics }: LayersModel,
  { lossNames, losses }: Pick<Compiled, "lossNames" | "losses">,
): string | undefined {
  const known = new Set<unknown>([...Object.values(tf.losses), ...Object.values(tf.metrics)]);
  if (losses.some((loss, i) => lossNames[i] === undefined && !known.has(loss))) {
    return "its loss is a function that may depend on more than tensors";
  }
  const given = Array.isArray(metrics) ? metrics : Object.values(metrics ?? {});
  if (given.flat().some((metric) => typeof metric === "function" && !known.has(metric))) {
    return "a metric is a function that may depend on more than tensors";
  }
  return undefined;
}
