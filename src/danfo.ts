import { createRequire } from "node:module";
import type * as Danfo from "danfojs-node";
import "./tf.js"; // danfojs requires tfjs-node: ours has to be there first
import { installFrameDisplay } from "./display/data-frame.js";

let loaded: typeof Danfo | undefined;

/** danfojs, loaded at the first call because that takes as long as everything else together. */
export function danfo(): typeof Danfo {
  if (!loaded) {
    const module = createRequire(import.meta.url)("danfojs-node") as typeof Danfo;
    installFrameDisplay(module);
    loaded = module;
  }
  return loaded;
}
