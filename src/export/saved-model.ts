import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LayersModel } from "@tensorflow/tfjs-node";
import { invalid } from "../util/errors.js";
import { forwardGraph } from "./forward-graph.js";
import { savedModelProto } from "./saved-model-proto.js";

/** A file of protobuf holds no more: https://protobuf.dev/programming-guides/proto-limits/ */
const limit = 2 ** 31 - 1;

/**
 * Writes a model as a SavedModel, which TensorFlow loads in Python, in Node (`lab.import.savedModel`), in C++ and in
 * TensorFlow Serving: what `model.predict` computes, with the weights of now as constants, for any number of samples. In
 * Python: `tf.saved_model.load(folder).signatures["serving_default"]`.
 *
 * The signature `serving_default` has the names of the model's inputs and outputs. Training is not in it; to go on
 * training, keep `model.save` as well. Before it is written the graph is run beside the model, on other numbers of
 * samples than it was made from.
 *
 * @param folder is made where it is missing; a `saved_model.pb` in it is replaced.
 * @throws if an input has another free size than the number of samples, if the model draws random numbers, reads values,
 *   changes weights or computes otherwise for another number of samples, if it is 2 GB or larger, or without
 *   libtensorflow.
 * @example
 * await lab.export.savedModel(model, "digits");
 */
export async function savedModel(model: LayersModel, folder: string): Promise<void> {
  const { graphDef, signature } = forwardGraph(model);
  const content = savedModelProto(graphDef, signature);
  if (content.length > limit) {
    throw invalid("model", { expected: "less than 2 GB", received: `${content.length} bytes` });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "saved_model.pb"), content);
}
