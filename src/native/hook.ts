import Module from "node:module";
import { fileURLToPath } from "node:url";
import util from "node:util";
import type * as Tfjs from "@tensorflow/tfjs-node";
import { loadedNative } from "./loaded.js";
import { beginNative } from "./native.js";

type TfjsNode = typeof Tfjs;

/** Node's loader of CommonJS modules, through which `import` of one goes as well. */
type Load = (
  request: string,
  parent: { filename?: string } | undefined,
  isMain: boolean,
) => unknown;

interface Loader {
  _load: Load;
  _cache: Record<string, { loaded: boolean } | undefined>;
  _resolveFilename(request: string, parent: unknown, isMain: boolean): string;
}

const loader = Module as unknown as Loader; // Node documents none of it, and all of npm relies on it

/** tfjs-node checks that its addon's file exists and then requires it: any file will do that is only ours. */
const bindingFile = fileURLToPath(import.meta.url);
const tfjsNodeIndex = /[\\/]@tensorflow[\\/]tfjs-node[\\/]dist[\\/]index\.js$/;
const tfjsNodeFile = /[\\/]@tensorflow[\\/]tfjs-node[\\/]dist[\\/]/;

/**
 * Modules that tfjs-node's own files get in place of what they ask for. The functions of `util` were removed in
 * Node 23: https://github.com/tensorflow/tfjs/issues/8609
 */
const replacements = new Map<string, () => unknown>([
  ["@mapbox/node-pre-gyp", () => ({ find: () => bindingFile })],
  [bindingFile, () => beginNative()().binding],
  ["util", () => oldUtil],
]);

const oldUtil = {
  ...util,
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  isArray: Array.isArray,
};

let hooked = false;
let loading = false;
const loaded = new Set<TfjsNode>();
const whenLoaded = new Set<(tf: TfjsNode) => void>();

/**
 * Makes every `require` and `import` of `@tensorflow/tfjs-node` in this process get our binding to libtensorflow
 * in place of its C++ addon; without libtensorflow it runs on its JavaScript backend. Loads nothing itself. May
 * be called more than once.
 *
 * @param onLoad is called once with each tfjs-node that is or has been loaded: a program may have two of them.
 */
export function hookTfjsNode(onLoad?: (tf: TfjsNode) => void): void {
  if (onLoad && !whenLoaded.has(onLoad)) {
    whenLoaded.add(onLoad);
    for (const tf of loaded) onLoad(tf);
  }
  if (hooked) return;
  hooked = true;
  const original = loader._load;
  loader._load = function load(request, parent, isMain) {
    const replacement = replacements.get(request);
    if (replacement && tfjsNodeFile.test(parent?.filename ?? "")) return replacement();
    const next = () => original.call(this, request, parent, isMain);
    if (loading || !isTfjsNode(request) || isLoaded(request, parent)) return next();
    return loadTfjsNode(next);
  };
}

function isTfjsNode(request: string): boolean {
  return request === "@tensorflow/tfjs-node" || tfjsNodeIndex.test(request);
}

/** `import` puts a module into the cache before it is loaded. */
function isLoaded(request: string, parent: unknown): boolean {
  return loader._cache[loader._resolveFilename(request, parent, false)]?.loaded === true;
}

function loadTfjsNode(load: () => unknown): unknown {
  loading = true;
  const finishNative = beginNative();
  let tf: TfjsNode;
  try {
    tf = load() as TfjsNode;
  } finally {
    finishNative();
    loading = false;
  }
  quietJavaScriptBackend(tf);
  if (loadedNative()?.problem) useJavaScriptBackend(tf);
  loaded.add(tf);
  for (const callback of whenLoaded) callback(tf);
  return tf;
}

/** Its first use advertises tfjs-node on the console. */
function quietJavaScriptBackend(tf: TfjsNode): void {
  (tf.findBackend("cpu") as { firstUse?: boolean }).firstUse = false;
}

function useJavaScriptBackend(tf: TfjsNode): void {
  tf.removeBackend("tensorflow");
  tf.setBackend("cpu");
}
