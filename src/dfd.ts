import type * as Danfo from "danfojs-node";
import { danfo } from "./danfo.js";

/** danfojs-node on our TensorFlow binding; its frames and series draw themselves as tables in a notebook. */
export const dfd: typeof Danfo = danfo();
