import type { LayersModel } from "@tensorflow/tfjs-node";
import { notebookHost } from "../display/host.js";
import { compilersOf } from "./model-compilers.js";

const said = new Set<string>();

/**
 * Says why steps of `model.fit` were not compiled, if they were not: each reason once, as an output of the cell, or on
 * standard error.
 */
export function noteOnce(model: LayersModel): void {
  const reason = compilersOf(model).get("model.fit")?.reason;
  if (reason === undefined || said.has(reason)) return;
  said.add(reason);
  const text = `The steps of model.fit were not compiled: ${reason}. See lab.compiled.`;
  const host = notebookHost();
  if (host) host.display({ "text/plain": text });
  else process.stderr.write(`${text}\n`);
}
