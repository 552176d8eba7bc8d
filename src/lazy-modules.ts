import Module from "node:module";

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;

/** Node's loader of CommonJS modules, through which every `require` goes; not part of its types. */
const loader = Module as unknown as { _load: Load };

/**
 * Runs `load`, which requires CommonJS modules; those of the given names are not loaded then, but at the first use of
 * what they export. For packages that require much and use it seldom.
 *
 * @param names modules as they are required; no module that sets `__esModule` and is imported by its default.
 */
export function withLazyModules<T>(names: ReadonlySet<string>, load: () => T): T {
  const original = loader._load;
  loader._load = function (request, ...rest) {
    const now = () => original.call(this, request, ...rest);
    return names.has(request) ? lazy(now) : now();
  };
  try {
    return load();
  } finally {
    loader._load = original;
  }
}

/** Stands for the exports of a module, which is loaded when they are called or one of them is read. */
function lazy(load: () => unknown): unknown {
  let loaded: object | undefined;
  const exported = () => (loaded ??= load() as object);
  return new Proxy(() => undefined, {
    // TypeScript's helper for default imports asks for this flag when the module that requires is loaded.
    get: (_, name) => (name === "__esModule" ? false : Reflect.get(exported(), name)),
    apply: (_, self, args) => Reflect.apply(exported() as () => unknown, self, args),
  });
}
