import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname } from "node:path";
import { isProvided, provided } from "../../preloads.js";
import * as tslab from "../tslab.js";
import { isInstalled, packageName } from "./packages.js";
import { forgetChangedRequires, hookRequire } from "./require-hook.js";
import { resolveFrom } from "./resolve.js";

/** Loaded already: they are ES modules, which `require` cannot load in every Node. */
const loaded: Readonly<Record<keyof typeof provided, unknown>> = { tslab };

/** The `require` of code in `filename`: as Node's, also of TypeScript files, then among TrainLab's own packages. */
export function createRequirer(filename: string): NodeJS.Require {
  const users = createRequire(filename);
  const trainlabs = createRequire(import.meta.url);
  const chosen = (specifier: string) => {
    const name = packageName(specifier);
    if (name === undefined || isInstalled(name, dirname(filename))) return users;
    // Says how to install it where TrainLab has none either.
    if (!isInstalled(name, dirname(fileURLToPath(import.meta.url))))
      resolveFrom(filename, specifier);
    return trainlabs;
  };
  hookRequire();
  const requirer = (specifier: string) => {
    if (isProvided(specifier)) return loaded[specifier];
    forgetChangedRequires();
    return chosen(specifier)(specifier) as unknown;
  };
  const resolve = (specifier: string, options?: { paths?: string[] }) =>
    chosen(specifier).resolve(specifier, options);
  return Object.assign(requirer, users, { resolve: Object.assign(resolve, users.resolve) });
}
