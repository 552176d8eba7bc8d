import type { LayersModel, Sequential } from "@tensorflow/tfjs-node";
import { formatBytes, formatCount } from "./numbers.js";

type Layer = LayersModel["layers"][number];

/** One layer of a model as it is shown. */
export interface LayerRow {
  readonly name: string;
  readonly type: string;
  /** Shape of its output; `"multiple"` for a layer that is used with several shapes. */
  readonly output: string;
  readonly params: string;
  /** Layers whose output it takes. */
  readonly inputs: readonly string[];
  readonly frozen: boolean;
}

/** What is shown of a model. */
export interface ModelView {
  readonly head: string;
  readonly layers: readonly LayerRow[];
  /** Whether each layer takes the output of the one before and nothing else. */
  readonly chain: boolean;
  /** Total, trainable and other parameters; optimizer and loss, if it is compiled. */
  readonly facts: readonly string[];
}

/** Collects what to show of a model. */
export function viewOf(model: LayersModel): ModelView {
  const head = `${model.getClassName()} "${model.name}"`;
  if (model.layers.length === 0) {
    return { head: `${head}, without layers`, layers: [], chain: true, facts: [] };
  }
  // A sequential model puts its layers together when it is first used; `summary()` does the same.
  if (!model.built) (model as Sequential).build();
  const nodes = new Set(Object.values(model.nodesByDepth).flat());
  const layers = model.layers.map((layer): LayerRow => {
    const own = layer.inboundNodes.filter((node) => nodes.has(node));
    return {
      name: layer.name,
      type: layer.getClassName(),
      output: outputShape(layer),
      params: formatCount(parameters(layer.weights)),
      inputs: own.flatMap((node) => node.inboundLayers.map(({ name }) => name)),
      frozen: layer.weights.length > 0 && layer.trainableWeights.length === 0,
    };
  });
  // The first layer of a sequential model takes its input from a layer that is not listed.
  const chain = layers.every(
    ({ inputs }, i) => inputs.length <= 1 && (i === 0 || inputs[0] === layers[i - 1]!.name),
  );
  return { head, layers, chain, facts: factsOf(model) };
}

/** Weights are float32. */
const bytesPerParameter = 4;

function factsOf(model: LayersModel): string[] {
  const total = parameters(model.weights);
  const trainable = parameters(model.trainableWeights);
  const counts =
    `${formatCount(total)} parameters (${formatBytes(total * bytesPerParameter)}): ${formatCount(trainable)} trainable` +
    (total > trainable ? `, ${formatCount(total - trainable)} not` : "");
  // The type promises an optimizer; a model that is not compiled has none.
  const optimizer = model.optimizer as typeof model.optimizer | undefined;
  return optimizer
    ? [counts, `optimizer ${optimizer.getClassName()}, loss ${lossText(model.loss)}`]
    : [counts, "not compiled"];
}

function lossText(loss: LayersModel["loss"]): string {
  if (typeof loss === "string") return loss;
  if (typeof loss === "function") return loss.name || "a function";
  return Object.values(loss).map(lossText).join(", ");
}

function outputShape(layer: Layer): string {
  try {
    return shapeText(layer.outputShape);
  } catch {
    // tfjs throws for a layer that is used in several places with different shapes.
    return "multiple";
  }
}

function shapeText(shape: Layer["outputShape"]): string {
  if (shape.some(Array.isArray)) return shape.map((one) => shapeText(one as number[])).join(", ");
  return `[${shape.map((size) => size ?? "·").join(", ")}]`;
}

function parameters(weights: readonly { shape: readonly (number | null)[] }[]): number {
  return weights.reduce(
    (sum, { shape }) => sum + shape.reduce<number>((product, size) => product * (size ?? 1), 1),
    0,
  );
}
