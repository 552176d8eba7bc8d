import type { TopLevelSpec } from "vega-lite";
import { quantilesOf } from "../../data/quantiles.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { viridis } from "../images/color-scales.js";
import { fieldLayer } from "../images/field-layer.js";
import { between } from "../images/grid-values.js";
import { fixedAxis } from "../parts/fixed-axis.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { placesBetween } from "../parts/places-between.js";
import { finiteOrNull } from "../parts/finite-or-null.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { theme } from "../theme.js";

/** Where an optimizer was, step by step. */
export type OptimizerPath = readonly (readonly [x: number, y: number])[];

export interface LossSurfaceOptions extends TitleOption {
  /** From where to where across; default: what the paths need, else -2 to 2. */
  x?: readonly [number, number];
  /** From where to where up; default: what the paths need, else -2 to 2. */
  y?: readonly [number, number];
  /** Name of an optimizer → its steps, drawn as a line from a hollow point; default none. */
  paths?: Readonly<Record<string, OptimizerPath>>;
  /** Number of shades; default 24. */
  levels?: number;
  /** Titles of the axes; default "weight 1" and "weight 2". */
  axes?: readonly [string, string];
}

const [width, height] = [480, 380];
/** Places at which the loss is computed, across and up. */
const [columns, rows] = [121, 97];
/** Steps of a path that are drawn. */
const mostSteps = 500;

/**
 * Draws the loss over two weights from above, dark where it is low, with the ways that optimizers took. Each shade covers
 * as large an area, so that a narrow valley shows as well as a wide one; what is not finite is left blank. Of a path
 * longer than 500 steps, as many at equal distances are drawn.
 *
 * @throws if the loss is finite nowhere, a domain does not rise, or a path has no step.
 * @example
 * lab.plot.lossSurface((x, y) => x ** 2 + 10 * y ** 2, { paths: { sgd: [[-1.8, 1], [-1.4, -0.8], [-1.1, 0.6]] } })
 */
export function plotLossSurface(
  loss: (x: number, y: number) => number,
  options: LossSurfaceOptions = {},
): Plot {
  return new Plot(lossSurfaceSpec(loss, options));
}

export function lossSurfaceSpec(
  loss: (x: number, y: number) => number,
  { paths = {}, levels = 24, axes = ["weight 1", "weight 2"], title, ...domains }: LossSurfaceOptions = {}, // prettier-ignore
): VegaLiteSpec {
  count("levels", levels, 2);
  const empty = Object.entries(paths).find(([, path]) => path.length === 0);
  if (empty) {
    throw invalid(`paths["${empty[0]}"]`, { expected: "at least one step", received: "none" });
  }
  const steps = Object.values(paths).flat();
  const across = domains.x ?? domainOf(steps.map(([x]) => x));
  const up = domains.y ?? domainOf(steps.map(([, y]) => y));
  const xs = placesBetween(across, columns);
  const ys = placesBetween(up, rows);
  const values = Float64Array.from(ys.flatMap((y) => xs.map((x) => loss(x, y))));
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) {
    throw invalid("loss", { expected: "a function that is finite somewhere", received: "none" });
  }
  const limits = quantilesOf(finite, Array.from({ length: levels - 1 }, (_, i) => (i + 1) / levels)); // prettier-ignore
  const level = (column: number, row: number): number => {
    const value = between(
      { columns, rows, values },
      Math.min(1, column / (width - 1)),
      Math.max(0, 1 - row / (height - 1)),
    );
    return Number.isFinite(value) ? limits.filter((limit) => limit < value).length : -1;
  };
  const shades = Array.from({ length: width * height }, (_, at) => level(at % width, Math.floor(at / width))); // prettier-ignore
  const field = fieldLayer(width, height, (column, row) => {
    const at = row * width + column;
    const shade = shades[at]!;
    if (shade === -1) return [0, 0, 0, 0];
    const edge =
      (column + 1 < width && shades[at + 1]! !== shade) ||
      (row + 1 < height && shades[at + width]! !== shade);
    return [...viridis(shade / (levels - 1)), edge ? 150 : 220];
  });
  const names = Object.keys(paths);
  const points = names.flatMap((path) => pathPoints(path, paths[path]!, loss));
  const encoding = {
    x: fixedAxis("x", axes[0], across),
    y: fixedAxis("y", axes[1], up),
  };
  const color = {
    field: "path",
    type: "nominal" as const,
    title: null,
    scale: { domain: names, range: names.map((_, i) => pathColors[i % pathColors.length]!) },
    legend: { orient: "bottom" as const },
  };
  const tooltip = [
    { field: "path", type: "nominal" as const },
    ...["step", "x", "y", "loss"].map(
      (name) => ({ field: name, type: "quantitative", format: ".5~g" }) as const,
    ),
  ];
  const pathLayers = [
    {
      mark: {
        type: "line" as const,
        strokeWidth: 5,
        strokeJoin: "round" as const,
        color: "#0009",
        clip: true,
      },
    },
    {
      mark: { type: "line" as const, strokeWidth: 2.5, strokeJoin: "round" as const, clip: true },
      colored: true,
    },
    { mark: { type: "point" as const, filled: true, size: 18, opacity: 1, clip: true }, colored: true }, // prettier-ignore
  ].map(({ mark, colored }) => ({
    mark,
    encoding: {
      ...encoding,
      detail: { field: "path", type: "nominal" as const },
      ...(mark.type === "line" ? { order: { field: "step", type: "quantitative" as const } } : {}),
      ...(colored ? { color } : {}),
      tooltip,
    },
  }));
  const start = {
    transform: [{ filter: "datum.step === 0" }],
    mark: { type: "point" as const, size: 90, strokeWidth: 2, color: "white", clip: true },
    encoding: { ...encoding, tooltip },
  };
  const corners = [
    { x: across[0], y: up[0] },
    { x: across[1], y: up[1] },
  ];
  const spec = {
    ...theme,
    description: `loss surface${names.length > 0 ? ` with the paths of ${names.join(", ")}` : ""}: from ${shortest(finite)} on`,
    ...heading(title),
    width,
    height,
    layer: [
      field,
      // Gives the axes their scales, also where there is no path.
      { data: { values: corners }, mark: { type: "point", opacity: 0 }, encoding },
      ...(names.length > 0 ? [{ data: { values: points }, layer: [...pathLayers, start] }] : []),
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** Those that stand out on the colours of the surface. */
const pathColors = ["#ff6b3d", "#ffc21f", "#ff7bd5", "#4fc3f7", "#b0ff5c", "#e0e0e0"];

/** The places of all steps with a margin. */
function domainOf(places: readonly number[]): readonly [number, number] {
  const finite = places.filter(Number.isFinite);
  if (finite.length === 0) return [-2, 2];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const margin = 0.15 * (high - low) || 1;
  return [low - margin, high + margin];
}

function pathPoints(path: string, steps: OptimizerPath, loss: (x: number, y: number) => number) {
  const drawn = Math.min(steps.length, mostSteps);
  return Array.from({ length: drawn }, (_, i) => {
    const step = drawn === 1 ? 0 : Math.round((i * (steps.length - 1)) / (drawn - 1));
    const [x, y] = steps[step]!;
    return { path, step, x: finiteOrNull(x), y: finiteOrNull(y), loss: finiteOrNull(loss(x, y)) };
  });
}

function shortest(values: Float64Array): string {
  return String(Number(values.reduce((low, value) => Math.min(low, value), Infinity).toPrecision(4))); // prettier-ignore
}
