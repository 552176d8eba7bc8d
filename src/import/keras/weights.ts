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

/** Keras 3: groups in the structure of the model. */
function fromStructure(model: LayersModel, group: Hdf5Group): Found[] {
  const groupOf = layerGroups(group.group("layers"));
  const numbered = numberedNames(model.layers);
  return model.layers.flatMap((layer, i): Found[] => {
    const own = groupOf(layer.name, numbered[i]!);
    if (layer instanceof tf.LayersModel) return own ? fromStructure(layer, own) : missing(layer);
    if (layer.weights.length === 0) return [];
    return own ? [{ layer, values: variables(own, partsOf(layer)) }] : missing(layer);
  });
}

/** The group of a layer, by its name; where a file does not tell names, by its class and number. */
function layerGroups(
  layers: Hdf5Group | undefined,
): (layer: string, numbered: string) => Hdf5Group | undefined {
  const groups = (layers?.keys() ?? []).map((key) => [key, layers!.group(key)!] as const);
  const byKey = new Map(groups);
  const byName = new Map(
    groups.flatMap(([, group]) => {
      const name = group.group("vars")?.text("name");
      return name === undefined ? [] : [[name, group] as const];
    }),
  );
  return (layer, numbered) => (byName.size > 0 ? byName.get(layer) : byKey.get(numbered));
}

/** What Keras calls the groups: by class and number, `dense`, `dense_1`, … */
function numberedNames(layers: readonly Layer[]): string[] {
  const counts = new Map<string, number>();
  return layers.map((layer) => {
    const name = layer
      .getClassName()
      .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
      .replace(/([a-z])([A-Z])/g, "$1_$2")
      .toLowerCase();
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  });
}

function partsOf(layer: Layer): readonly string[] {
  return knownLayers[layer.getClassName()]?.parts ?? [];
}

/** What a part of a layer may have weights in: a recurrent layer in a wrapper has a cell. */
const inner = ["layer", "cell"];

/** A group's own variables, then those of its parts. */
function variables(group: Hdf5Group, parts: readonly string[]): Values[] {
  const own = group.group("vars");
  // Their names are numbers, which are to be in order: 10 after 9.
  const names = (own?.keys() ?? []).toSorted((a, b) => Number(a) - Number(b));
  return [
    ...names.map((name) => own!.dataset(name)!),
    ...parts.flatMap((part) => {
      const found = group.group(part);
      return found ? variables(found, inner) : [];
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
