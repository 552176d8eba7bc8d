import type { Variable } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { knownParts } from "./known-parts.js";

/** A property and what it held. */
interface Place {
  readonly owner: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly value: unknown;
}

/** All that a step may depend on beside tensors it is given: the properties of a model's parts and an optimizer. */
export interface State {
  readonly places: readonly Place[];
  /** Objects with the number of their properties: one that is added is a change, too. */
  readonly sizes: readonly (readonly [object, number])[];
  readonly variables: readonly Variable[];
  /** The objects with a class that were met. */
  readonly parts: readonly object[];
}

/**
 * Properties that a step does not read: how a model is wired, which never changes, and what only makes weights or
 * counts steps.
 */
const ignored =
  /^(inboundNodes|outboundNodes|\w*[iI]nitializer|iterations_|history|_?stopTraining_?|isTraining|supportsMasking)$/;

/** What tfjs's own layers make anew in each step. */
const madeAnew = /^(recurrentDropoutMask|dropoutMask)$/;

/** What a step reads of a model itself. */
const ofModels: readonly string[] = ["layers", "trainable_"];

/** Writes down every property that can be reached from the roots; those of `owner` with these keys are left out. */
export function stateOf(
  roots: readonly object[],
  except?: { readonly owner: object; readonly keys: readonly string[] },
): State {
  const places: Place[] = [];
  const sizes: [object, number][] = [];
  const variables = new Set<Variable>();
  const parts: object[] = [];
  const seen = new Set<unknown>();

  const visit = (owner: object): void => {
    if (seen.has(owner)) return;
    seen.add(owner);
    if (Object.getPrototypeOf(owner) !== Object.prototype && !Array.isArray(owner))
      parts.push(owner);
    const keys = owner instanceof tf.LayersModel ? ofModels : Object.keys(owner);
    const own = knownParts().classes.has(owner.constructor);
    const skip = owner === except?.owner ? except.keys : [];
    if (keys !== ofModels) sizes.push([owner, keys.length]);
    for (const key of keys) {
      if (skip.includes(key) || ignored.test(key) || (own && madeAnew.test(key))) continue;
      const value = (owner as Record<string, unknown>)[key];
      places.push({ owner: owner as Record<string, unknown>, key, value });
      if (value instanceof tf.Variable) variables.add(value);
      else if (!(value instanceof tf.Tensor) && typeof value === "object" && value !== null)
        visit(value);
    }
  };
  for (const root of roots) visit(root);
  return { places, sizes, variables: [...variables], parts };
}

/** The name of a property that is no longer as it was. */
export function changeSince({ places, sizes }: State): string | undefined {
  for (const { owner, key, value } of places) {
    if (!Object.is(owner[key], value)) return key;
  }
  for (const [owner, size] of sizes) {
    if (Object.keys(owner).length !== size) return owner.constructor.name;
  }
  return undefined;
}
