import type { Tensor } from "@tensorflow/tfjs-node";
import type { TopLevelSpec } from "vega-lite";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { placesBetween } from "../parts/places-between.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/** An activation of each number of a tensor. */
export type ActivationSource = (x: Tensor) => Tensor;

/** What the layers of TensorFlow.js know by name, without those that look at more than one number. */
export type ActivationName = Exclude<
  NonNullable<Parameters<typeof tf.layers.activation>[0]["activation"]>,
  "softmax"
>;

export interface ActivationsOptions extends TitleOption {
  /** From where to where; default -5 to 5. */
  domain?: readonly [number, number];
}

const usual = ["sigmoid", "tanh", "relu", "elu", "softplus", "swish"] as const;

/**
 * Draws activation functions with their derivatives, a panel for each. Where a derivative is near 0, nothing is learnt.
 *
 * @param activations names that layers know, or name → function of a tensor; default sigmoid, tanh, relu, elu, softplus
 *   and swish.
 * @throws if there is none, a name is unknown, or the domain does not rise.
 * @example
 * lab.plot.activations(["relu", "selu"])
 * @example
 * lab.plot.activations({ leaky: (x) => tf.leakyRelu(x, 0.1) })
 */
export function plotActivations(
  activations: readonly ActivationName[] | Readonly<Record<string, ActivationSource>> = usual,
  options: ActivationsOptions = {},
): Plot {
  return new Plot(activationsSpec(activations, options));
}

export function activationsSpec(
  activations: readonly ActivationName[] | Readonly<Record<string, ActivationSource>>,
  { domain = [-5, 5], title }: ActivationsOptions = {},
): VegaLiteSpec {
  const functions = Array.isArray(activations)
    ? activations.map((name: ActivationName) => [name, layerFunction(name)] as const)
    : Object.entries(activations as Readonly<Record<string, ActivationSource>>);
  const names = functions.map(([name]) => name);
  if (names.length === 0) {
    throw invalid("activations", { expected: "at least one", received: "none" });
  }
  const places = placesBetween(domain, 161);
  const values = functions.flatMap(([name, activation]) =>
    curves(activation, places).flatMap(({ line, numbers }) =>
      places.map((x, i) => ({
        name,
        line,
        x,
        y: Number.isFinite(numbers[i]) ? numbers[i]! : null,
      })),
    ),
  );
  const columns = Math.min(3, names.length);
  const spec = {
    ...theme,
    description: `activations and their derivatives: ${names.join(", ")}`,
    ...heading(title),
    data: { values },
    facet: { field: "name", type: "nominal", sort: [...names], header: { title: null } },
    columns,
    bounds: "flush",
    spacing: { row: 44, column: 42 },
    spec: {
      width: Math.min(300, Math.floor((fullWidth - 60) / columns) - 20),
      height: 130,
      mark: { type: "line" },
      encoding: {
        x: {
          field: "x",
          type: "quantitative",
          title: "x",
          scale: { nice: false },
          axis: { grid: false, format: ".6~g", tickCount: 6 },
        },
        y: {
          field: "y",
          type: "quantitative",
          title: null,
          axis: { format: ".6~g", tickCount: 6 },
        },
        color: {
          field: "line",
          type: "nominal",
          title: null,
          scale: { domain: [...lines], range: [palette[0], palette[1]] },
          legend: { orient: "bottom" },
        },
        strokeDash: {
          field: "line",
          type: "nominal",
          title: null,
          scale: { domain: [...lines], range: [[1, 0], [5, 3]] }, // prettier-ignore
        },
        tooltip: [
          { field: "name", type: "nominal" },
          { field: "line", type: "nominal" },
          { field: "x", type: "quantitative", format: ".3~f" },
          { field: "y", type: "quantitative", format: ".4~g" },
        ],
      },
    },
    resolve: { scale: { y: "independent" } },
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

const lines = ["f(x)", "f′(x)"] as const;

function curves(activation: ActivationSource, places: readonly number[]) {
  return tf.tidy(() => {
    const x = tf.tensor1d([...places]);
    const derivative = tf.grad((at: Tensor) => activation(at))(x);
    return [
      { line: lines[0], numbers: activation(x).dataSync() },
      { line: lines[1], numbers: derivative.dataSync() },
    ];
  });
}

function layerFunction(activation: ActivationName): ActivationSource {
  const layer = tf.layers.activation({ activation });
  return (x) => layer.apply(x) as Tensor;
}
