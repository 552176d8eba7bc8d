import { createRequire } from "node:module";
import type * as Danfo from "danfojs-node";
import "./tf.js"; // danfojs requires tfjs-node: ours has to be there first
import { installFrameDisplay } from "./display/data-frame.js";
import { withLazyModules } from "./lazy-modules.js";
import { installRowMasks } from "./row-masks.js";

/** What danfojs needs for medians, spreadsheets and URLs: most of the time and memory that loading it would take. */
const seldomUsed = new Set(["mathjs", "xlsx", "request"]);

let loaded: typeof Danfo | undefined;

/** danfojs, loaded at the first call. */
export function danfo(): typeof Danfo {
  if (!loaded) {
    const require = createRequire(import.meta.url);
    const module = withLazyModules(seldomUsed, () => require("danfojs-node") as typeof Danfo);
    installFrameDisplay(module);
    installRowMasks(module);
    loaded = module;
  }
  return loaded;
}
