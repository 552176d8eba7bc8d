import { tf } from "../tf.js";
import { knownParts } from "./known-parts.js";
import { isKnownOptimizer } from "./rate.js";
import type { State } from "./state.js";

/**
 * Why a model with these parts is not compiled, if it is not. Only tfjs's own classes are: what other code does may
 * depend on things that no recording shows, such as a variable of the program that changes between epochs.
 */
export function refusalOf({ parts }: State): string | undefined {
  for (const part of parts) {
    const name = nameOf(part);
    if (part instanceof tf.LayersModel) {
      if (part.constructor !== tf.LayersModel && part.constructor !== tf.Sequential) {
        return `${name} is not one of tfjs's classes of models`;
      }
      if (methodsOf(part).some((key) => !ofModels.includes(key)))
        return `${name} has methods of its own`;
    } else if (part instanceof tf.Optimizer) {
      if (!isKnownOptimizer(part)) return `${name} is not one of tfjs's optimizers as it came`;
    } else if ("getConfig" in part || "apply" in part) {
      if (!knownParts().classes.has(part.constructor))
        return `${name} is not known to give the same as a graph`;
      if (methodsOf(part).length > 0) return `${name} has methods of its own`;
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
