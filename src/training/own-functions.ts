import type { LayersModel } from "@tensorflow/tfjs-node";
import type { Compiled } from "./compiled.js";

/** The losses and metrics of a model that are a program's own functions, and no names. */
export function ownFunctions(
  { metrics }: LayersModel,
  { lossNames, losses }: Pick<Compiled, "lossNames" | "losses">,
): readonly object[] {
  const given = (Array.isArray(metrics) ? metrics : Object.values(metrics ?? {})) as unknown[];
  return [
    ...losses.filter((_, i) => lossNames[i] === undefined),
    ...given.flat().filter((metric) => typeof metric === "function"),
  ];
}
