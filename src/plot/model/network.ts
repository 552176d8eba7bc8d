import type { LayersModel } from "@tensorflow/tfjs-node";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { blocksSpec } from "./blocks-spec.js";
import { neuronsSpec } from "./neurons-spec.js";

/**
 * Draws a network. A list of numbers of units is drawn as neurons with their connections, at most ten a layer; a model as
 * a block for each layer, with its output's shape and its number of weights, in the order in which data runs through
 * them.
 *
 * @param network a layers model that is built, or units of each layer from input to output.
 * @throws if there is no layer, or a number of units is none.
 * @example
 * lab.plot.network([4, 16, 3])
 * @example
 * lab.plot.network(model)
 */
export function plotNetwork(
  network: LayersModel | readonly number[],
  options: TitleOption = {},
): Plot {
  return new Plot(networkSpec(network, options));
}

export function networkSpec(
  network: LayersModel | readonly number[],
  { title }: TitleOption = {},
): VegaLiteSpec {
  if (!("length" in network)) return blocksSpec(network, title);
  if (network.length === 0) {
    throw invalid("network", { expected: "units of at least one layer", received: "none" });
  }
  return neuronsSpec(
    network.map((units, i) => count(`network[${i}]`, units, 1)),
    title,
  );
}
