import { createRequire } from "node:module";
import { installDisplays } from "./display/install.js";
import { installDraws } from "./draws/index.js";
import { hookTfjsNode } from "./native/index.js";
import { installOps } from "./ops/install.js";
import { rememberClasses } from "./tfjs-classes.js";

hookTfjsNode(installDisplays);
hookTfjsNode(installOps);
hookTfjsNode(rememberClasses);
hookTfjsNode(installDraws);

/**
 * TensorFlow.js on libtensorflow, called without its C++ addon; on its JavaScript backend where there is no
 * libtensorflow. The same object as `import * as tf from "@tensorflow/tfjs-node"` gives after this import.
 */
export const tf = createRequire(import.meta.url)(
  "@tensorflow/tfjs-node",
) as typeof import("@tensorflow/tfjs-node");
