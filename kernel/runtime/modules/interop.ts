/** What `import * as` gives: names and their live values. */
export type Namespace = Record<string, unknown>;

const namespaces = new WeakMap<object, Namespace>();

/**
 * A CommonJS module as TypeScript's `esModuleInterop` sees it, so that what was checked is what runs: the exports
 * themselves where a compiler wrote them (`__esModule`), else every export by its name and all of them as `default`.
 */
export function commonJsNamespace(exports: unknown): Namespace {
  if (!isObject(exports)) return { default: exports };
  if (Reflect.get(exports, "__esModule")) return exports as Namespace;
  let namespace = namespaces.get(exports);
  if (!namespace) {
    namespace = namespaceOf(exports);
    namespaces.set(exports, namespace);
  }
  return namespace;
}

function namespaceOf(exports: object): Namespace {
  const namespace = Object.create(null) as Namespace;
  namespace["default"] = exports;
  for (const name of namesOf(exports)) {
    if (name !== "default") Object.defineProperty(namespace, name, exported(exports, name));
  }
  return namespace;
}

/** A value, or for what the module computes when it is asked (a part loaded late) the question. */
function exported(exports: object, name: string): PropertyDescriptor {
  const own = Object.getOwnPropertyDescriptor(exports, name);
  if (own?.get) return { enumerable: true, get: () => Reflect.get(exports, name) as unknown };
  return { enumerable: true, writable: true, value: Reflect.get(exports, name) as unknown };
}

/** Own names, and for instances such as an emitter their methods. */
function namesOf(exports: object): Set<string> {
  const names = new Set(Object.keys(exports));
  for (
    let object: object | null = exports;
    object && !natives.has(object);
    object = Object.getPrototypeOf(object) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(object)) names.add(name);
  }
  return names;
}

const natives = new Set<object>([Object.prototype, Function.prototype, Array.prototype]);

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
