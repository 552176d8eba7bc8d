import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";

/** A tensor that a signature takes or gives. */
export interface SignatureTensor {
  /** TensorFlow's name of its type, in small letters: `"float32"`, `"int64"`. */
  readonly dtype: string;
  /** `null` where a size is free. */
  readonly shape: readonly (number | null)[];
}

/** What a signature is called with: one tensor, tensors in the order of `inputs`, or by name. */
export type SignatureInputs = Tensor | readonly Tensor[] | Readonly<Record<string, Tensor>>;

/** A function of a SavedModel. */
export interface SavedModelSignature {
  /** Runs it. One output is a tensor, several are tensors by name. The caller disposes of them. */
  (inputs: SignatureInputs): Tensor | Record<string, Tensor>;
  readonly inputs: Readonly<Record<string, SignatureTensor>>;
  readonly outputs: Readonly<Record<string, SignatureTensor>>;
}

/** A SavedModel in memory. */
export interface SavedModel {
  /** Runs the signature `serving_default`, or the only one that there is. */
  (inputs: SignatureInputs): Tensor | Record<string, Tensor>;
  readonly signatures: Readonly<Record<string, SavedModelSignature>>;
  /** Frees its memory; it cannot run after that. */
  dispose(): void;
}

export interface SavedModelOptions {
  /** Tags of the graph in the folder; default `["serve"]`. */
  tags?: string[];
}

/**
 * A SavedModel of TensorFlow (a folder with `saved_model.pb`) as a function: what Keras's `model.export`,
 * `tf.saved_model.save` and `lab.export.savedModel` write. It runs natively and predicts; it has no gradient.
 *
 * @throws if the folder has no `saved_model.pb` or no graph with these tags, or without libtensorflow; a call, if an
 *   input is missing or its shape does not fit.
 * @example
 * const model = await lab.import.savedModel("digits");
 * const probabilities = model(images);
 */
export async function savedModel(
  folder: string,
  { tags = ["serve"] }: SavedModelOptions = {},
): Promise<SavedModel> {
  if (tf.getBackend() !== "tensorflow") {
    throw invalid("lab.import.savedModel", {
      expected: "libtensorflow (`trainlab doctor` tells what is missing)",
      received: `the backend ${tf.getBackend()}`,
    });
  }
  if (!existsSync(join(folder, "saved_model.pb"))) {
    throw invalid("folder", { expected: "one with a saved_model.pb", received: folder });
  }
  const graphs = await tf.node.getMetaGraphsFromSavedModel(folder);
  const graph = graphs.find((one) => one.tags.toSorted().join() === tags.toSorted().join());
  if (!graph) {
    throw invalid("tags", {
      expected: "those of a graph in the folder",
      received: tags,
      available: graphs.map((one) => one.tags.join(" and ")),
    });
  }
  const loaded: Loaded[] = [];
  const signatures: Record<string, SavedModelSignature> = {};
  for (const [name, { inputs, outputs }] of Object.entries(graph.signatureDefs)) {
    const runner = await tf.node.loadSavedModel(folder, tags, name);
    loaded.push(runner);
    signatures[name] = signature(runner, tensors(inputs), tensors(outputs));
  }
  const run = signatures["serving_default"] ?? Object.values(signatures)[0];
  if (!run) throw invalid("folder", { expected: "a graph with a signature", received: folder });
  return Object.assign((inputs: SignatureInputs) => run(inputs), {
    signatures,
    dispose: () => loaded.splice(0).forEach((runner) => runner.dispose()),
  });
}

type Loaded = Awaited<ReturnType<typeof tf.node.loadSavedModel>>;
type Infos = Awaited<
  ReturnType<typeof tf.node.getMetaGraphsFromSavedModel>
>[number]["signatureDefs"][string]["inputs"];

function tensors(infos: Infos): Record<string, SignatureTensor> {
  return Object.fromEntries(
    Object.entries(infos).map(([name, { shape, tfDtype }]) => [
      name,
      { dtype: typeName(tfDtype ?? ""), shape: sizes(shape as never) },
    ]),
  );
}

/** `DT_FLOAT` and its kind by their usual names. */
function typeName(dtype: string): string {
  const name = dtype.replace("DT_", "").toLowerCase();
  return { float: "float32", double: "float64" }[name] ?? name;
}

/** tfjs-node gives the messages of the file: a size is −1 where it is free. */
function sizes(shape: readonly { getSize(): number }[]): (number | null)[] {
  return shape.map((dimension) => {
    const size = dimension.getSize();
    return size < 0 ? null : size;
  });
}

function signature(
  runner: Loaded,
  inputs: SavedModelSignature["inputs"],
  outputs: SavedModelSignature["outputs"],
): SavedModelSignature {
  const names = Object.keys(inputs);
  const run = (given: SignatureInputs): Tensor | Record<string, Tensor> => {
    const named = byName(names, given);
    for (const [name, tensor] of Object.entries(named)) check(name, inputs[name]!, tensor);
    const made = runner.predict(named) as unknown as Record<string, Tensor>;
    const found = Object.keys(outputs);
    return found.length === 1 ? made[found[0]!]! : made;
  };
  return Object.assign(run, { inputs, outputs });
}

function byName(names: readonly string[], given: SignatureInputs): Record<string, Tensor> {
  const list = given instanceof tf.Tensor ? [given] : given;
  const named = (
    Array.isArray(list) ? Object.fromEntries(list.map((one, i) => [names[i] ?? `${i}`, one])) : list
  ) as Record<string, Tensor>;
  const keys = Object.keys(named);
  if (keys.length === names.length && names.every((name) => name in named)) return named;
  throw invalid("inputs", {
    expected: `${names.length} tensors`,
    received: keys.join(", ") || "none",
    available: names,
  });
}

function check(name: string, { shape }: SignatureTensor, tensor: Tensor): void {
  const fits =
    shape.length === 0 || // a shape that is free altogether, or a number
    (shape.length === tensor.rank &&
      shape.every((size, axis) => size === null || size === tensor.shape[axis]));
  if (fits) return;
  throw invalid(`input "${name}"`, {
    expected: `shape [${shape.map((size) => size ?? "any").join(", ")}]`,
    received: `[${tensor.shape.join(", ")}]`,
  });
}
