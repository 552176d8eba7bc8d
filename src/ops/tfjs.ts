import type * as tfjs from "@tensorflow/tfjs-node";

/** TensorFlow.js as a value: what is registered in it is registered in the copy that it is given. */
export type Tfjs = typeof tfjs;
