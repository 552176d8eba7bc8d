import { createRequire } from "node:module";
import type { Tensor } from "@tensorflow/tfjs-node";
import { loadedNative } from "../native/loaded.js";
import type { Tfjs } from "../ops/tfjs.js";
import { counterparts, randomFunctions, type Random } from "./counterparts.js";
import { drawsNow, type Draws } from "./draws.js";

/**
 * Makes the random tensors of tfjs native inside a step, so that it can run as a graph: tfjs makes them number by number
 * in JavaScript. Outside of steps, on other backends and where a number has no native counterpart, all is as it was.
 *
 * A seed that a program passes to `tf.randomNormal` and its kind gives the same numbers in each call, as ever. That of
 * `tf.dropout`, and so of the layer, gives a sequence of masks, the same in each new sequence of steps; tfjs repeats one
 * mask for ever.
 */
export function installDraws(tf: Tfjs): void {
  const core = coreOf(tf);
  if (!core) return;
  const natively = counterparts(tf);
  for (const name of randomFunctions) {
    replace(tf, core, name, natively[name] as Counterpart);
  }
}

type Counterpart = (draws: Draws, ...args: unknown[]) => Tensor | undefined;

function replace(tf: Tfjs, core: Random, name: keyof Random, natively: Counterpart): void {
  const original = core[name] as (...args: unknown[]) => Tensor;
  const replacement = (...args: unknown[]): Tensor => {
    const draws = drawsHere(tf);
    if (!draws) return original(...args);
    return tf.tidy(() => natively(draws, ...args) ?? original(...args));
  };
  // The same name and documentation for who asks the function for them.
  Object.defineProperty(replacement, "name", { value: original.name });
  Object.defineProperty(core, name, { value: replacement });
}

function drawsHere(tf: Tfjs): Draws | undefined {
  const native = loadedNative();
  return native && !native.problem && tf.getBackend() === "tensorflow" ? drawsNow() : undefined;
}

/** The module in which tfjs's layers look its functions up; nothing for another copy of tfjs than ours. */
function coreOf(tf: Tfjs): Random | undefined {
  const ours = createRequire(import.meta.url);
  const beside = createRequire(ours.resolve("@tensorflow/tfjs-node"));
  const core = beside("@tensorflow/tfjs-core") as Random;
  return core.randomNormal === tf.randomNormal ? core : undefined;
}
