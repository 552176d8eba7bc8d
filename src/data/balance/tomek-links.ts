import { invalid } from "../../util/errors.js";
import { strataOf } from "../split/strata.js";
import { samplesOf } from "../samples.js";
import {
  openLabelledRows,
  type Augmentable,
  type Augmented,
  type FeaturesAndLabels,
} from "./labelled-rows.js";
import { isDataFrame } from "../frame/read.js";
import { nearestRows } from "./nearest-rows.js";

export interface TomekLinksOptions {
  /** Name of the column of labels; of `{ x, y }`, `y` are the labels. */
  target?: string;
  /** Which member of a link goes: that which is not of the smallest class, or both; default `"auto"`, the former. */
  samplingStrategy?: "auto" | "all";
}

/**
 * Removes Tomek links: pairs of samples of different classes that are each other's nearest neighbour, which lie on the
 * border or are noise. By default those of the smallest class stay. Scale the columns first. Semantics of
 * imbalanced-learn's `TomekLinks`; I. Tomek, "Two modifications of CNN" (1976). Data as for `smote`.
 *
 * @throws if a feature is text, missing or infinite somewhere, there is one class only, or the strategy is unknown.
 */
export function tomekLinks<T extends Augmentable>(
  data: T,
  options?: TomekLinksOptions,
): Augmented<T>;
export function tomekLinks(data: Augmentable, options: TomekLinksOptions = {}): unknown {
  const { samplingStrategy = "auto" } = options;
  const { rows, labels } = openLabelledRows(data, options.target);
  const strata = strataOf("target", labels);
  if (strata.length < 2) {
    throw invalid("target", {
      expected: "at least two classes",
      received: strata.map(({ label }) => label),
    });
  }
  const smallest = strata.reduce((a, b) => (b.positions.length < a.positions.length ? b : a)).label;
  const strategies: Readonly<Record<string, (at: number) => boolean>> = {
    auto: (at) => labels[at] !== smallest,
    all: () => true,
  };
  const goes = Object.hasOwn(strategies, samplingStrategy)
    ? strategies[samplingStrategy]
    : undefined;
  if (!goes) {
    throw invalid("samplingStrategy", {
      expected: "a strategy",
      received: samplingStrategy,
      available: Object.keys(strategies),
    });
  }
  const everyone = Int32Array.from(labels.keys());
  const nearestOf = everyone.map((at) => nearestRows(rows, at, everyone, 1)[0] ?? at);
  const linked = (at: number): boolean => {
    const other = nearestOf[at]!;
    return nearestOf[other] === at && labels[other] !== labels[at];
  };
  return keep(
    data,
    everyone.filter((at) => !(linked(at) && goes(at))),
  );
}

function keep(data: Augmentable, positions: Int32Array): unknown {
  if (isDataFrame(data)) return samplesOf(data)!.take(positions);
  const { x, y }: FeaturesAndLabels = data;
  return { x: samplesOf(x)!.take(positions), y: samplesOf(y)!.take(positions) };
}
