import { isTensor, type Call, type Surroundings } from "./inbound-nodes.js";
import { modelClasses } from "./known-layers.js";

interface Layer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly inbound_nodes?: readonly unknown[];
}

/** Operations by which Keras 3 writes how a layer computes a mask. */
const maskOperations: readonly string[] = ["Any", "NotEqual"];

/** What the calls of a model's layers depend on. */
export function surroundingsOf(layers: readonly Layer[]): Surroundings {
  const models = layers.filter(({ class_name }) => modelClasses.includes(class_name));
  const masked = layers.some(
    ({ class_name, config }) => class_name === "Masking" || config["mask_zero"] === true,
  );
  const operations = masked
    ? layers.filter(({ class_name }) => maskOperations.includes(class_name))
    : [];
  const candidates = new Set(operations.map(nameOf));
  const used = new Set(
    layers.flatMap((layer) => (candidates.has(nameOf(layer)) ? [] : ordinaryInputs(layer))),
  );
  return {
    masked,
    models: new Set(models.map(nameOf)),
    masks: new Set([...candidates].filter((name) => !used.has(name))),
  };
}

export function nameOf({ name, config }: Pick<Layer, "name" | "config">): string {
  return name ?? (config["name"] as string);
}

/** Names of the layers whose tensors a layer is called with other than as masks. */
function ordinaryInputs({ inbound_nodes: nodes = [] }: Layer): string[] {
  return nodes.flatMap((node) => {
    if (Array.isArray(node)) return [];
    const { args, kwargs } = node as Call;
    const named = Object.entries(kwargs).filter(([name]) => !name.endsWith("mask"));
    const inputs = [...args, ...named.map(([, value]) => value)].flat();
    return inputs.filter(isTensor).map(({ config }) => config.keras_history[0]);
  });
}
