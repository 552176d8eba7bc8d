import type { MemberInfo } from "./messages.js";
import type { Scope } from "./scope.js";

/** What a front end can show in a list. */
const mostMembers = 2000;

/**
 * The members of the value at `path` (`["data", "rows"]` is `data.rows`), own ones first. No getter is called on the
 * way: completing a name must not run the user's code.
 */
export function membersOf(scope: Scope, path: readonly string[]): MemberInfo[] {
  const [first = "", ...rest] = path;
  let value = read(Object.hasOwn(scope, first) ? scope : globalThis, first);
  for (const name of rest) value = read(value, name);
  const members = new Map<string, MemberInfo>();
  for (const object of chain(value)) {
    // What every object has helps only where there is nothing else.
    if (object === Object.prototype && members.size > 0) break;
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      if (members.size === mostMembers) return [...members.values()];
      const kind = typeof property.value === "function" ? "method" : "property";
      if (!members.has(name)) members.set(name, { name, kind });
    }
  }
  return [...members.values()];
}

function read(value: unknown, name: string): unknown {
  for (const object of chain(value)) {
    const property = Object.getOwnPropertyDescriptor(object, name);
    if (property) return property.value as unknown;
  }
  return undefined;
}

function* chain(value: unknown): Generator<object> {
  if (value === null || value === undefined) return;
  let object: object | null = Object(value) as object;
  while (object) {
    yield object;
    object = Object.getPrototypeOf(object) as object | null;
  }
}
