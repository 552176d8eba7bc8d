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
    namespace = liveCopy(exports);
    namespaces.set(exports, namespace);
  }
  return namespace;
}

function liveCopy(exports: object): Namespace {
  const namespace: Namespace = { default: exports };
  for (const name of namesOf(exports)) {
    if (name === "default") continue;
    Object.defineProperty(namespace, name, {
      enumerable: true,
      get: () => Reflect.get(exports, name) as unknown,
    });
  }
  return namespace;
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
