import type { TopLevelSpec } from "vega-lite";
import { extremes } from "../../data/statistics.js";
import { invalid } from "../../util/errors.js";
import { binCounts } from "../data/bin-edges.js";
import { flatNumbers, type NumbersSource } from "../parts/flat-numbers.js";
import { heading, leftOut, type TitleOption } from "../parts/heading.js";
import { placesBetween } from "../parts/places-between.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, theme } from "../theme.js";

export interface WeightHistogramsOptions extends TitleOption {
  /** What the numbers are; default "weight". */
  x?: string;
  /** What the snapshots are of; default "epoch". */
  unit?: string;
}

const bins = 60;
/** Snapshots that can be told apart; of more, as many at equal distances are drawn. */
const mostSnapshots = 20;

/**
 * Draws how weights (or activations, or gradients) are distributed as training goes on: a histogram for each snapshot,
 * the first on top, all with the same bins and scale. Of more than 20 snapshots as many at equal distances are drawn.
 * Numbers that are not finite are left out; the chart says both.
 *
 * @param snapshots the numbers of each epoch, tensors of any shape or arrays, in their order; or name → numbers.
 * @throws if there is no snapshot, or one has no finite number.
 * @example
 * lab.plot.weightHistograms({ before: model.getWeights()[0], after: trained.getWeights()[0] })
 */
export function plotWeightHistograms(
  snapshots: readonly NumbersSource[] | Readonly<Record<string, NumbersSource>>,
  options: WeightHistogramsOptions = {},
): Plot {
  return new Plot(weightHistogramsSpec(snapshots, options));
}

export function weightHistogramsSpec(
  snapshots: readonly NumbersSource[] | Readonly<Record<string, NumbersSource>>,
  { x = "weight", unit = "epoch", title }: WeightHistogramsOptions = {},
): VegaLiteSpec {
  const given: [string, NumbersSource][] = Array.isArray(snapshots)
    ? snapshots.map((source: NumbersSource, i) => [`${unit} ${i + 1}`, source])
    : Object.entries(snapshots as Readonly<Record<string, NumbersSource>>);
  if (given.length === 0) {
    throw invalid("snapshots", { expected: "at least one", received: "none" });
  }
  const drawn = Math.min(given.length, mostSnapshots);
  const chosen = Array.from({ length: drawn }, (_, i) => given[drawn === 1 ? 0 : Math.round((i * (given.length - 1)) / (drawn - 1))]!); // prettier-ignore
  let left = 0;
  const lists = chosen.map(([name, source]) => {
    const all = flatNumbers(name, source);
    const values = all.filter(Number.isFinite);
    left += all.length - values.length;
    if (values.length > 0) return { name, values };
    throw invalid(name, { expected: "at least one finite number", received: "none" });
  });
  const ends = lists.map(({ values }) => extremes(values));
  const low = Math.min(...ends.map(({ min }) => min));
  const high = Math.max(...ends.map(({ max }) => max));
  const edges = placesBetween(low < high ? [low, high] : [low - 0.5, high + 0.5], bins + 1);
  const shares = lists.map(({ values }) => binCounts(values, edges).map((count) => count / values.length)); // prettier-ignore
  const highest = Math.max(...shares.flat());
  const rows = lists.flatMap(({ name }, place) =>
    shares[place]!.map((share, i) => ({
      name,
      place,
      value: (edges[i]! + edges[i + 1]!) / 2,
      share,
      base: place,
      top: place - (overlap * share) / highest,
    })),
  );
  const names = lists.map(({ name }) => name);
  const domain = [-overlap, names.length - 0.9];
  const layers = lists.map((_, place) => ({
    transform: [{ filter: `datum.place === ${place}` }],
    mark: {
      type: "area" as const,
      interpolate: "monotone" as const,
      opacity: 0.8,
      line: { strokeWidth: 1, color: "#fffa" },
    },
    encoding: {
      x: {
        field: "value",
        type: "quantitative" as const,
        title: x,
        scale: { nice: false },
        axis: { grid: false, format: ".6~g" },
      },
      y: {
        field: "top",
        type: "quantitative" as const,
        title: null,
        scale: { domain, nice: false, reverse: true },
        axis: {
          values: names.map((__, i) => i),
          labelExpr: `${JSON.stringify(names)}[datum.value]`,
          ticks: false,
          domain: false,
          grid: false,
        },
      },
      y2: { field: "base" },
      color: {
        field: "place",
        type: "quantitative" as const,
        scale: { domain: [0, Math.max(1, names.length - 1)], range: ["#9cc5ee", "#0f4c8a"] },
        legend: null,
      },
      tooltip: [
        { field: "name", type: "nominal" as const, title: unit },
        { field: "value", type: "quantitative" as const, title: x, format: ".4~g" },
        { field: "share", type: "quantitative" as const, format: ".2%" },
      ],
    },
  }));
  const spec = {
    ...theme,
    description: `distribution of ${x} in ${names.length} snapshots: ${names.join(", ")}`,
    ...heading(title, [
      given.length > drawn ? `${drawn} of ${given.length} snapshots` : undefined,
      leftOut(left, "numbers that are not finite"),
    ]),
    width: fullWidth - 140,
    height: Math.max(120, 30 * (names.length + 1)),
    data: { values: rows },
    layer: layers,
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** Rows that the highest histogram is high. */
const overlap = 1.8;
