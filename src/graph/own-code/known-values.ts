import { types } from "node:util";
import { tf } from "../../tf.js";
import { tfjsClasses } from "../../tfjs-classes.js";
import { knownParts } from "../known-parts.js";

/** Global names that mean the same at all times; what is drawn by the name `Math.random` the recorder sees. */
const globals: ReadonlySet<string> = new Set(
  (
    "undefined NaN Infinity Math Number String Boolean BigInt Symbol Object Array JSON Error TypeError RangeError " +
    "Map Set Float32Array Float64Array Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray Uint16Array " +
    "Uint32Array isNaN isFinite parseInt parseFloat"
  ).split(" "),
);

export function isPureGlobal(name: string): boolean {
  return globals.has(name);
}

/** A notebook's names, in one object that no cell can replace. */
const notebook = Symbol.for("trainlab.scope");

/** Whether a variable that holds it never holds anything else. */
export function isFixed(value: unknown): boolean {
  return isTfjs(value) || (typeof value === "object" && value !== null && notebook in value);
}

let builtIns: ReadonlySet<unknown> | undefined;

/** Whether it is one of the language's functions that belong to these names. */
export function isBuiltIn(value: unknown): boolean {
  return !isTelling(value) && (builtIns ??= learnBuiltIns()).has(value);
}

function learnBuiltIns(): ReadonlySet<unknown> {
  const homes = [...globals].flatMap((name) => {
    const home = (globalThis as Record<string, unknown>)[name];
    const { prototype } = Object(home) as { readonly prototype?: unknown };
    return [home, prototype].filter((one) => Object(one) === one) as object[];
  });
  const members = homes.flatMap((home) => Object.values(Object.getOwnPropertyDescriptors(home)));
  return new Set<unknown>(
    [...homes, ...members.map(({ value }) => value as unknown)].filter(
      (one) => typeof one === "function",
    ),
  );
}

/** Functions that tell of more than their arguments: chance, the time, the settings, what is in memory. */
const telling: ReadonlySet<unknown> = new Set<unknown>([
  Math.random,
  tf.backend,
  tf.engine,
  tf.env,
  tf.getBackend,
  tf.memory,
  tf.nextFrame,
  tf.profile,
  tf.time,
  tf.util.fetch,
  tf.util.now,
]);

/** Whether calling it tells of more than of its arguments, though it is tfjs's or the language's own. */
export function isTelling(value: unknown): boolean {
  return telling.has(value);
}

interface TfjsValues {
  /** Functions and classes. */
  readonly functions: ReadonlySet<unknown>;
  /** `tf`, `tf.losses` and their kind. */
  readonly spaces: ReadonlySet<unknown>;
}

let learned: TfjsValues | undefined;

/** Whether it is tfjs's own function, class or set of functions: what they do depends on tensors and arguments only. */
export function isTfjs(value: unknown): boolean {
  if (isTelling(value)) return false;
  if (types.isModuleNamespaceObject(value)) {
    return isTfjs((value as { readonly default?: unknown }).default);
  }
  const { functions, spaces } = (learned ??= learn());
  return functions.has(value) || spaces.has(value) || isTfjsClass(value);
}

/** Whether it is a class that came with tfjs, and none that a program has registered. */
export function isTfjsClass(value: unknown): boolean {
  return knownParts().classes.has(value) || tfjsClasses().has(value);
}

/** Whether tfjs's source has a function with this text. */
export function isTfjsText(text: string): boolean {
  return knownParts().texts.has(text);
}

function learn(): TfjsValues {
  const spaces = new Set<unknown>([tf]);
  const functions = new Set<unknown>(knownParts().functions);
  const add = (owner: object): void => {
    for (const value of Object.values(owner)) {
      if (typeof value === "function") functions.add(value);
    }
  };
  add(tf);
  for (const value of Object.values(tf)) {
    if (typeof value !== "object" || value === null || Object.isFrozen(value)) continue;
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)
      continue;
    spaces.add(value);
    add(value as object);
  }
  for (const one of [...functions, ...tfjsClasses()]) {
    const methods: object = (one as { readonly prototype?: object }).prototype ?? {};
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(methods))) {
      if (typeof value === "function") functions.add(value);
    }
  }
  return { functions, spaces };
}
