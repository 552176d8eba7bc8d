import { compilePlainModels } from "./training/plain-models.js";

compilePlainModels();

/** `tf` as programs and notebooks get it: the steps of its models run as graphs. See `lab.compiled`. */
export { tf } from "./tf.js";
