import { inspect } from "node:util";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import type * as Tf from "@tensorflow/tfjs-node";
import { displaySymbol } from "./host.js";
import { modelBundle, modelText } from "./model.js";
import { tensorBundle, tensorText } from "./tensor.js";

/**
 * Makes every tensor and every layers model of this tfjs show itself: as a cell's last value, and in `console.log`,
 * which would print their internal fields.
 */
export function installDisplays(tf: typeof Tf): void {
  const tensor: object = tf.Tensor.prototype;
  define(tensor, displaySymbol, function (this: Tensor) {
    return tensorBundle(tf, this);
  });
  define(tensor, inspect.custom, function (this: Tensor) {
    return tensorText(tf, this);
  });
  const model: object = tf.LayersModel.prototype;
  define(model, displaySymbol, function (this: LayersModel) {
    return modelBundle(this);
  });
  define(model, inspect.custom, function (this: LayersModel) {
    return modelText(this);
  });
}

function define<T>(target: object, name: symbol, value: (this: T) => unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}
