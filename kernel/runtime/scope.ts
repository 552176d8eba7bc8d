import { preloads } from "../preloads.js";
import { preloaded } from "./preload.js";

/** Every top-level name of the notebook, the preloaded names, and `_`. Compiled cells read and write it. */
export type Scope = Record<string, unknown>;

/** Tells the library that this object stays what it is, so that it looks at its properties only. */
const mark = Symbol.for("trainlab.scope");

const ordinary = { configurable: true, enumerable: true, writable: true };

/** A scope in which `always` exist and preloaded names come to be at first touch; assigning replaces either. */
export function createScope(always: Scope): Scope {
  // Without a prototype a name such as `__proto__` is one like any other.
  const scope = Object.create(null, { [mark]: { value: true } }) as Scope;
  resetScope(scope, always);
  return scope;
}

/** Makes a scope again what it was at first. */
export function resetScope(scope: Scope, always: Scope): void {
  for (const name of Object.keys(scope)) delete scope[name];
  Object.assign(scope, always);
  for (const name of Object.keys(preloads)) {
    Object.defineProperty(scope, name, {
      configurable: true,
      enumerable: true,
      get: () => preloaded(name),
      set: (value: unknown) => {
        Object.defineProperty(scope, name, { ...ordinary, value });
      },
    });
  }
}

/** What `names` hold now, so that `changed` can tell later which of them were assigned. */
export function snapshot(scope: Scope, names: readonly string[]): ReadonlyMap<string, unknown> {
  return new Map(names.map((name) => [name, held(scope, name)]));
}

/**
 * The names of a snapshot that exist and hold something else than they did. A cell that failed half-way declared
 * these; the others still belong to the cell that declared them before.
 */
export function changed(scope: Scope, before: ReadonlyMap<string, unknown>): string[] {
  return [...before.keys()].filter(
    (name) => Object.hasOwn(scope, name) && !Object.is(held(scope, name), before.get(name)),
  );
}

const absent = Symbol("absent");

/** The value of a name, without loading a preloaded one. */
function held(scope: Scope, name: string): unknown {
  const property = Object.getOwnPropertyDescriptor(scope, name);
  if (!property) return absent;
  return property.get ?? property.value;
}
