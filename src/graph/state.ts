import { types } from "node:util";
import type { Variable } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { originalOf } from "./original.js";
import { carriedKeys, isStateful } from "./carried.js";
import { capturedOf } from "./own-code/captured.js";
import { freeNames, type Use } from "./own-code/free-names.js";
import {
  isBuiltIn,
  isFixed,
  isPureGlobal,
  isTelling,
  isTfjs,
  isTfjsClass,
  isTfjsText,
} from "./own-code/known-values.js";

/** A property and what it held. */
export interface Place {
  readonly owner: Readonly<Record<PropertyKey, unknown>>;
  readonly key: PropertyKey;
  readonly value: unknown;
}

/** A function with variables around it, and what they held. */
export interface Closure {
  readonly owner: object;
  readonly variables: readonly (readonly [name: string, value: unknown])[];
}

/** All that a step may depend on beside tensors it is given: what its parts and its functions can reach. */
export interface State {
  readonly places: readonly Place[];
  /** Objects with the number of their properties: one that is added is a change, too. */
  readonly sizes: readonly (readonly [object, number])[];
  readonly closures: readonly Closure[];
  readonly variables: readonly Variable[];
  /** Layers that hand states from step to step. */
  readonly carriers: readonly object[];
  /** The objects with a class that were met. */
  readonly parts: readonly object[];
  /** What was met that may change without a trace. */
  readonly problem?: string;
}

interface Except {
  readonly owner: object;
  readonly keys: readonly string[];
}

/** Properties of any layer or optimizer that a step does not read: how a model is wired, what counts steps. */
const wiring = /^(inboundNodes|outboundNodes|iterations_)$/;

/** Those of tfjs's own: what only makes weights, what its layers make anew in each step. */
const ofTfjs =
  /^(\w*[iI]nitializer|history|_?stopTraining_?|isTraining|supportsMasking|recurrentDropoutMask|dropoutMask)$/;

/** What a step reads of a model itself. */
const ofModels: readonly PropertyKey[] = ["layers", "trainable_"];

/** What every function has. */
const ofFunctions = new Set<PropertyKey>(["arguments", "caller", "length", "name", "prototype"]);

/** Methods of a layer or optimizer that make, write and free it, and are no part of a step. */
const making = new Set<PropertyKey>([
  "build",
  "countParams",
  "dispose",
  "getClassName",
  "getConfig",
]);

/** More than a step depends on: something that is no part of it was reached. */
const mostPlaces = 20_000;

/**
 * Writes down everything that a step made of the roots can depend on: properties, and the variables around its
 * functions; the properties of `owner` with these keys are left out.
 */
export function stateOf(roots: readonly object[], except?: Except): State {
  const places: Place[] = [];
  const sizes: [object, number][] = [];
  const closures: Closure[] = [];
  const variables = new Set<Variable>();
  const carriers: object[] = [];
  const parts: object[] = [];
  const seen = new Set<unknown>();
  let problem: string | undefined;

  const place = (owner: object, key: PropertyKey, value: unknown): void => {
    places.push({ owner: owner as Place["owner"], key, value });
    if (places.length > mostPlaces) problem ??= "it can reach more values than can be watched";
  };

  const visit = (value: unknown, name: string): void => {
    if (problem !== undefined || value === null || seen.has(value)) return;
    if (value instanceof tf.Variable) variables.add(value);
    if (value instanceof tf.Tensor) return;
    if (typeof value === "function") visitFunction(value, name);
    else if (typeof value === "object") visitObject(value, name);
  };

  const visitObject = (owner: object, name: string): void => {
    if (isTfjs(owner)) return;
    seen.add(owner);
    if (types.isProxy(owner)) problem ??= `${name} is a proxy`;
    const prototype: object | null = Object.getPrototypeOf(owner) as object | null;
    const plain = prototype === null || prototype === Object.prototype || Array.isArray(owner);
    if (!plain) parts.push(owner);
    const own = !plain && isTfjsPrototype(prototype);
    if (!plain && !own && !types.isTypedArray(owner)) visitPrototypes(owner, name);
    const keys = keysOf(owner, own);
    const carries = own && isStateful(owner);
    if (carries) carriers.push(owner);
    const skip = owner === except?.owner ? except.keys : [];
    if (keys !== ofModels) sizes.push([owner, sizeOf(owner)]);
    for (const key of keys) {
      const text = String(key);
      if (carries && carriedKeys.includes(key)) continue;
      if (skip.includes(text) || (!plain && wiring.test(text)) || (own && ofTfjs.test(text)))
        continue;
      const value = (owner as Record<PropertyKey, unknown>)[key];
      place(owner, key, value);
      // A layer of tfjs keeps its regularizers in functions as well, and they are its properties, too.
      if (!(own && key === "_losses")) visit(value, text);
    }
  };

  /** The classes of an object of the program, up to one of tfjs's. */
  const visitPrototypes = (owner: object, name: string): void => {
    const isMade = owner instanceof tf.layers.Layer || owner instanceof tf.Optimizer;
    let prototype = Object.getPrototypeOf(owner) as object | null;
    while (prototype && prototype !== Object.prototype && !isTfjsPrototype(prototype)) {
      if (seen.has(prototype)) return;
      seen.add(prototype);
      const { constructor } = prototype as { readonly constructor: unknown };
      if (typeof constructor !== "function" || isNative(constructor)) {
        const what = typeof constructor === "function" ? constructor.name : "thing without a class";
        problem ??= `${name} is a ${what}`;
      }
      for (const key of Reflect.ownKeys(prototype)) {
        if (key === "constructor" || (isMade && making.has(key))) continue;
        const property = Object.getOwnPropertyDescriptor(prototype, key)!;
        if (property.get) visit(property.get, String(key));
        else {
          place(prototype, key, property.value);
          visit(property.value, String(key));
        }
      }
      prototype = Object.getPrototypeOf(prototype) as object | null;
    }
  };

  const visitFunction = (given: object, name: string): void => {
    const fn = originalOf(given);
    if (seen.has(fn) || isTfjs(fn) || isBuiltIn(fn)) return;
    seen.add(fn);
    const label = (fn as { readonly name?: string }).name || name;
    if (isTelling(fn)) problem ??= `it uses ${label}`;
    else if (isNative(fn)) problem ??= `${label} cannot be read: it is bound, or no JavaScript`;
    if (problem !== undefined) return;
    const text = Function.prototype.toString.call(fn);
    const free = freeNames(text);
    if (!free) {
      problem ??= `${label} cannot be read: it has private members`;
      return;
    }
    for (const key of Reflect.ownKeys(fn)) {
      if (ofFunctions.has(key)) continue;
      const value = (fn as Record<PropertyKey, unknown>)[key];
      place(fn, key, value);
      visit(value, String(key));
    }
    if (free.outerThis) problem ??= `${label} uses the \`this\` of its surroundings`;
    if (free.countsSteps) problem ??= `${label} uses the number of steps`;
    const watched: [string, unknown][] = [];
    const scopes = free.names.size === 0 ? [] : capturedOf(fn);
    for (const [used, uses] of free.names) {
      const scope = scopes?.find((one) => used in one);
      if (!scope) {
        if (!isPureGlobal(used)) problem ??= `${label} uses ${used}`;
        continue;
      }
      const value = scope[used];
      if (!isFixed(value)) watched.push([used, value]);
      visitUses(value, used, uses);
    }
    if (watched.length > 0 && !isTfjsText(text)) closures.push({ owner: fn, variables: watched });
  };

  const visitUses = (value: unknown, name: string, uses: readonly Use[]): void => {
    for (const { path, called } of uses) {
      if (path.length === 0) visit(value, name);
      let owner = value;
      for (const [i, key] of path.entries()) {
        if (!isObject(owner)) break;
        const property = (owner as Record<string, unknown>)[key];
        if (isTelling(property)) problem ??= `it uses ${name}.${path.join(".")}`;
        if (isTfjs(owner)) {
          owner = property;
          continue;
        }
        if (owner instanceof tf.Tensor) {
          visit(owner, name);
          break;
        }
        place(owner, key, property);
        const last = i === path.length - 1;
        if (last && called && looksAtOwner(property)) visit(owner, name);
        if (last) visit(property, key);
        owner = property;
      }
    }
  };

  for (const root of roots) visit(root, "it");
  const found = { places, sizes, closures, variables: [...variables], carriers, parts };
  return problem === undefined ? found : { ...found, problem };
}

/** The name of a property or variable that is no longer as it was. */
export function changeSince({ places, sizes, closures }: State): string | undefined {
  for (const { owner, key, value } of places) {
    if (!Object.is(owner[key], value)) return String(key);
  }
  for (const [owner, size] of sizes) {
    if (sizeOf(owner) !== size) return owner.constructor?.name ?? "an object";
  }
  for (const { owner, variables } of closures) {
    const scopes = capturedOf(owner);
    for (const [name, value] of variables) {
      const scope = scopes?.find((one) => name in one);
      if (!scope || !Object.is(scope[name], value)) return name;
    }
  }
  return undefined;
}

/** How many properties it has; V8 knows at once. */
function sizeOf(owner: object): number {
  return Object.keys(owner).length;
}

function keysOf(owner: object, own: boolean): readonly PropertyKey[] {
  if (owner instanceof tf.LayersModel) return ofModels;
  return own ? Object.keys(owner) : Reflect.ownKeys(owner);
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Whether a method may use the object that it is called on. */
function looksAtOwner(method: unknown): boolean {
  if (typeof method !== "function") return true;
  return freeNames(Function.prototype.toString.call(method))?.ownThis ?? true;
}

/** Whether it is the prototype of one of tfjs's classes, and no program's that forgot its constructor. */
function isTfjsPrototype(prototype: object): boolean {
  const { constructor } = prototype as {
    readonly constructor: { readonly prototype?: unknown };
  };
  return isTfjsClass(constructor) && constructor.prototype === prototype;
}

function isNative(fn: object): boolean {
  return /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(fn));
}
