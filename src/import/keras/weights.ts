import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import type { Hdf5Group, Values } from "./hdf5.js";
import type { KerasFile } from "./keras-file.js";
import { knownLayers } from "./known-layers.js";

type Layer = LayersModel["layers"][number];

/**
 * Gives a model the weights of a file, layer by layer.
 *
 * @throws if a layer has none in the file, or of other shapes; then the model is as it was.
 */
export function setWeights(model: LayersModel, { structured, weights }: KerasFile): void {
  const found = structured ? fromStructure(model, weights) : fromNames(model, weights);
  for (const { layer, values } of found) check(layer, values);
  for (const { layer, values } of found) {
    const tensors: Tensor[] = values.map((one) => tf.tensor(one.values, [...one.shape]));
    layer.setWeights(tensors);
    tf.dispose(tensors);
  }
}

interface Found {
  readonly layer: Layer;
  readonly values: readonly Values[];
}

/** Keras 3: groups in the structure of the model; each says the name of its layer. */
function fromStructure(model: LayersModel, group: Hdf5Group): Found[] {
  const layers = group.group("layers");
  const groups = new Map(
    (layers?.keys() ?? []).map((key) => {
      const one = layers!.group(key)!;
      return [one.group("vars")?.text("name") ?? key, one] as const;
    }),
  );
  return model.layers.flatMap((layer): Found[] => {
    const own = groups.get(layer.name);
    if (layer instanceof tf.LayersModel) return own ? fromStructure(layer, own) : missing(layer);
    if (layer.weights.length === 0) return [];
    return own ? [{ layer, values: variables(own, partsOf(layer)) }] : missing(layer);
  });
}

function partsOf(layer: Layer): readonly string[] {
  return knownLayers[layer.getClassName()]?.parts ?? [];
}

/** A group's own variables, then those of its parts. */
function variables(group: Hdf5Group, parts: readonly string[]): Values[] {
  const own = group.group("vars");
  // Their names are numbers, which are to be in order: 10 after 9.
  const names = (own?.keys() ?? []).toSorted((a, b) => Number(a) - Number(b));
  const inside = [...parts, "cell"].filter((part, i, all) => all.indexOf(part) === i);
  return [
    ...names.map((name) => own!.dataset(name)!),
    ...inside.flatMap((part) => {
      const found = group.group(part);
      return found ? variables(found, ["layer"]) : [];
    }),
  ];
}

/** Before Keras 3: a group for each layer, with the names of its weights in order. */
function fromNames(model: LayersModel, group: Hdf5Group): Found[] {
  return model.layers.flatMap((layer): Found[] => {
    if (layer.weights.length === 0) return [];
    const own = group.group(layer.name);
    if (!own) return missing(layer);
    const names = chunked(own, "weight_names").filter((name) => !name.includes("seed_generator"));
    return [{ layer, values: names.map((name) => own.dataset(name)!) }];
  });
}

/** An attribute that, where it is long, is written in several. */
function chunked(group: Hdf5Group, name: string): string[] {
  const whole = group.texts(name);
  for (let i = 0; ; i++) {
    const part = group.texts(`${name}${i}`);
    if (part.length === 0) return whole;
    whole.push(...part);
  }
}

function missing(layer: Layer): never {
  throw invalid(`layer "${layer.name}"`, {
    expected: "weights in the file",
    received: "none of that name",
  });
}

function check(layer: Layer, values: readonly Values[]): void {
  const [expected, received] = [layer.weights, values].map((list) =>
    list.map(({ shape }) => `[${shape.join(", ")}]`).join(", "),
  );
  if (expected === received) return;
  throw invalid(`layer "${layer.name}"`, {
    expected: `weights of the shapes ${expected}`,
    received,
  });
}
