import { jupyterlab } from "./jupyterlab.js";
import { kernel } from "./kernel.js";
import { installedKernelspec } from "./kernelspec.js";
import { libtensorflow } from "./libtensorflow.js";
import { node } from "./node.js";
import { packages } from "./packages.js";
import type { Part } from "./part.js";
import { typescript } from "./typescript.js";

/** In the order in which they build on each other. */
export const parts: readonly Part[] = [
  node,
  packages,
  typescript,
  libtensorflow,
  jupyterlab,
  installedKernelspec,
  kernel,
];
