import { preloads, type Preload } from "../preloads.js";

type State = { loading: Promise<void> } | { value: unknown };

const states = new Map<string, State>();

/** Begins to load a preloaded name; resolves when it is there. Loaded once in the life of the process. */
export function prefetch(name: string): Promise<void> {
  const state = states.get(name);
  if (state) return "loading" in state ? state.loading : Promise.resolve();
  const preload = preloads[name];
  if (!preload) return Promise.resolve();
  const loading = load(preload).then(
    (value) => {
      states.set(name, { value });
    },
    (error: unknown) => {
      // The next cell tries again: what was missing may have been installed meanwhile.
      states.delete(name);
      throw error;
    },
  );
  states.set(name, { loading });
  return loading;
}

/** The value of a preloaded name. A cell never runs before those that it mentions are loaded. */
export function preloaded(name: string): unknown {
  const state = states.get(name);
  if (state && "value" in state) return state.value;
  throw new Error(`${name} is not loaded yet: mention it by its name in the cell that uses it`);
}

async function load({ module, export: name }: Preload): Promise<unknown> {
  const namespace = (await import(module)) as Record<string, unknown>;
  return name === undefined ? namespace : namespace[name];
}
