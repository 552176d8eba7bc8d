import { invalid } from "../../util/errors.js";
import { inboundNodes, portOf, type Port, type Surroundings } from "./inbound-nodes.js";
import { cells, knownActivations, knownLayers, knownParts, modelClasses } from "./known-layers.js";
import { nameOf, surroundingsOf } from "./surroundings.js";

type Json = Record<string, unknown>;

/** An object of Keras, serialised. */
export interface Serialized {
  /** Where in Python its class is; absent in older files. */
  readonly module?: string | null;
  readonly class_name: string;
  readonly config: Json;
}

/**
 * The topology of a model as tfjs reads it, which is the form of Keras 2, from that of Keras 2 or 3.
 *
 * @throws if a layer, or a setting of one, has no counterpart in tfjs.
 */
export function topologyOf(model: unknown): Serialized {
  const { class_name, config } = model as Serialized;
  if (!modelClasses.includes(class_name)) {
    throw invalid("model", {
      expected: "one of Keras's own classes of models",
      received: class_name,
      available: modelClasses,
    });
  }
  const { name, input_layers, output_layers } = config;
  const layers = config["layers"] as SerializedLayer[];
  const around = surroundingsOf(layers);
  const read = layers
    .filter((layer) => !around.masks.has(nameOf(layer)))
    .map((layer) => readLayer(layer, around));
  if (class_name === "Sequential") return { class_name, config: { name, layers: read } };
  return {
    class_name: "Functional",
    config: {
      name,
      layers: read,
      input_layers: ports(input_layers, layers, around),
      output_layers: ports(output_layers, layers, around),
    },
  };
}

/** Lists of layer, call and output; Keras 3 writes a single one without the outer list. */
function ports(value: unknown, layers: readonly SerializedLayer[], around: Surroundings): Port[] {
  const list = (Array.isArray(value) && typeof value[0] === "string" ? [value] : value) as Place[];
  const counted = layers.some(({ inbound_nodes: nodes }) => nodes?.some(Array.isArray));
  return list.map((place) => (counted ? [...place, {}] : portOf(place, around)));
}

type Place = [string, number, number];

interface SerializedLayer extends Serialized {
  readonly name?: string;
  readonly inbound_nodes?: readonly unknown[];
}

/** Modules of Keras's own layers and models. */
const own = /^(tf_)?keras(\.src)?(\.(layers|models|engine)\b.*)?$/;

function readLayer(layer: SerializedLayer, around: Surroundings): Json {
  const name = nameOf(layer);
  // An operation (`x + y`) or a class of someone's own may be called as a layer is.
  if (!own.test(layer.module ?? "keras")) {
    throw invalid(`layer "${name}"`, {
      expected: "one of Keras's own layers",
      received: `${layer.class_name} of ${layer.module}`,
    });
  }
  const isModel = modelClasses.includes(layer.class_name);
  if (around.masked) refuseMask(name, layer);
  const part = isModel ? topologyOf(layer) : readPart(name, layer);
  if (!layer.inbound_nodes) return { ...part, name };
  const { ports: nodes, options } = inboundNodes(name, layer.inbound_nodes, around);
  return { ...part, config: { ...part.config, ...options }, name, inbound_nodes: nodes };
}

/** Where Keras heeds masks and tfjs does not, or sets what they hide to zero, as two directions in one do. */
function refuseMask(name: string, { class_name, config }: Serialized): void {
  const sequences =
    class_name === "Bidirectional" &&
    (config["layer"] as Serialized).config["return_sequences"] === true;
  if (!knownLayers[class_name]?.maskless && !sequences) return;
  throw invalid(`layer "${name}"`, {
    expected: "layers that treat masks alike in TensorFlow.js, as the model has masks",
    received: sequences ? `${class_name} that returns sequences` : class_name,
  });
}

/** A layer, or a layer that is a part of one. */
function readPart(name: string, { class_name, config }: Serialized): Serialized {
  const known = knownLayers[class_name] ?? cells[class_name];
  if (!known) {
    throw invalid(`layer "${name}"`, {
      expected: "a layer that TensorFlow.js has",
      received: class_name,
      available: Object.keys(knownLayers),
    });
  }
  for (const [key, accepted] of Object.entries(known.only ?? {})) {
    if (accepted.some((value) => JSON.stringify(value) === JSON.stringify(config[key]))) continue;
    const choices = accepted.flatMap((value) => JSON.stringify(value) ?? []);
    throw invalid(`${key} of layer "${name}" (${class_name})`, {
      expected: `what TensorFlow.js can do, ${choices.join(" or ")}`,
      received: config[key],
    });
  }
  const entries = Object.entries(config).map(([key, value]) => [
    known.renamed?.[key] ?? key,
    readSetting(name, key, value),
  ]);
  return { class_name, config: Object.fromEntries(entries) as Json };
}

function readSetting(layer: string, key: string, value: unknown): unknown {
  if (key.endsWith("activation")) return readActivation(layer, key, value);
  if (key === "dtype") return readDtype(layer, value);
  if (Array.isArray(value)) return value.map((one) => readSetting(layer, "", one));
  if (!isSerialized(value)) return value;
  // A part that is a layer: of a wrapper, or a cell.
  if ("trainable" in value.config) return readPart(layer, value);
  return readSmallPart(layer, key, value);
}

/** An initializer, a regularizer or a constraint. */
function readSmallPart(layer: string, key: string, { class_name, config }: Serialized): unknown {
  const known = knownParts[class_name];
  if (!known) {
    throw invalid(`${key} of layer "${layer}"`, {
      expected: "one that TensorFlow.js has",
      received: class_name,
      available: Object.keys(knownParts),
    });
  }
  const { name = class_name, ...defaults } = known;
  // A seed that is not a number is the state of a generator of Keras.
  const settings = Object.entries(config).filter(([, value]) => typeof value !== "object");
  return { class_name: name, config: { ...defaults, ...Object.fromEntries(settings) } };
}

function isSerialized(value: unknown): value is Serialized {
  return typeof value === "object" && value !== null && "class_name" in value && "config" in value;
}

/** By name, in any of the ways that Keras writes it. */
function readActivation(layer: string, key: string, value: unknown): string {
  const { class_name, config } = isSerialized(value) ? value : { class_name: "", config: value };
  const name =
    class_name === "" || class_name === "function" ? String(config ?? "linear") : class_name;
  const known = knownActivations[name];
  if (known !== undefined) return known;
  throw invalid(`${key} of layer "${layer}"`, {
    expected: "an activation that is the same in TensorFlow.js",
    received: name,
    available: Object.keys(knownActivations),
  });
}

function readDtype(layer: string, value: unknown): unknown {
  const name = isSerialized(value) ? value.config["name"] : value;
  if (["float32", "int32", "int64", "bool", null, undefined].includes(name as string)) {
    return name === "int64" ? "int32" : name;
  }
  throw invalid(`dtype of layer "${layer}"`, {
    expected: "float32, int32, int64 or bool",
    received: name,
  });
}
