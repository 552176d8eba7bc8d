import { tf } from "../tf.js";
import { knownParts } from "./known-parts.js";
import { isTfjsClass } from "./own-code/known-values.js";
import type { State } from "./state.js";

/**
 * Why a model with these parts is not compiled, if it is not: what its code does may depend on things that no recording
 * and no look at its variables shows.
 */
export function refusalOf({ parts, problem }: State): string | undefined {
  if (problem !== undefined) return problem;
  for (const part of parts) {
    const name = nameOf(part);
    if (part instanceof tf.LayersModel) {
      if (part.constructor !== tf.LayersModel && part.constructor !== tf.Sequential) {
        return `${name} is not one of tfjs's classes of models`;
      }
      if (methodsOf(part).some((key) => !ofModels.includes(key)))
        return `${name} has methods of its own`;
    } else if (part instanceof tf.layers.Layer && isTfjsClass(part.constructor)) {
      if (!knownParts().classes.has(part.constructor))
        return `${name} is not known to give the same as a graph`;
      if (addedLosses(part)) return `${name} has losses of its own`;
    }
  }
  return undefined;
}

/** Functions that `compile` and `evaluate` leave in a model. */
const ofModels: readonly string[] = ["loss", "metrics", "testFunction"];

function methodsOf(part: object): string[] {
  const { functions } = knownParts();
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === "function" && !functions.has(value) ? [key] : [],
  );
}

/** A layer has a loss for each weight with a regularizer, and those that were added to it. */
function addedLosses(part: object): boolean {
  const { _losses: losses = [] } = part as { _losses?: readonly unknown[] };
  const regularizers = Object.entries(part).filter(
    ([key, value]) => key.endsWith("Regularizer") && value,
  );
  return losses.length > regularizers.length;
}

function nameOf(part: object): string {
  const kind = part.constructor.name;
  return "name" in part && typeof part.name === "string" ? `${kind} "${part.name}"` : kind;
}
