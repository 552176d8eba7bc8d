import { isMissing, isNumeric } from "../../data/frame/column-type.js";
import { palette } from "../theme.js";
import { legendFilter, shown } from "./interaction.js";
import type { PlotColumn } from "./plot-columns.js";

/** Up to how many different whole numbers are taken for classes. */
const mostNumberedClasses = 12;

/** Shapes of the points of the first classes, of those after the last colour, and so on. */
const shapes = ["circle", "triangle-up", "square", "diamond", "cross", "triangle-down"];

/**
 * How points are coloured by a column: classes by colour (after six of them by another shape, too), with a legend that
 * can be clicked; numbers on a scale. Whole numbers of which there are few are classes.
 */
export function coloring(column: PlotColumn | undefined) {
  if (!column) return undefined;
  const present = Array.from(column.values).filter((value) => !isMissing(value));
  const distinct = [...new Set(present)];
  const classes =
    !isNumeric(column.type) ||
    (distinct.every(Number.isInteger) && distinct.length <= mostNumberedClasses);
  return classes ? byClass(column, distinct) : byNumber(column);
}

export type Coloring = NonNullable<ReturnType<typeof coloring>>;

function byClass({ name, values }: PlotColumn, distinct: readonly unknown[]) {
  const sorted = distinct.every((value) => typeof value === "number")
    ? distinct.toSorted((a, b) => a - b).map(String)
    : distinct.map(String).toSorted();
  const missing = sorted.length > 0 && Array.from(values).some(isMissing);
  const names = missing ? [...sorted, "missing"] : sorted;
  const legend = { symbolOpacity: 1, symbolLimit: 60 };
  const field = { field: "color", type: "nominal", title: name } as const;
  const range = names.map((_, i) => palette[i % palette.length]!);
  const color = { ...field, scale: { domain: names, range }, legend };
  const shape = {
    ...field,
    scale: {
      domain: names,
      range: names.map((_, i) => shapes[Math.floor(i / 6) % shapes.length]!),
    },
    legend,
  };
  return {
    names,
    of: (row: number): string | number | null =>
      isMissing(values[row]) ? "missing" : String(values[row]),
    params: [legendFilter("color")],
    encoding: { color, ...(names.length > palette.length ? { shape } : {}) },
    opacity: shown,
    tooltip: field,
  };
}

function byNumber({ name, values }: PlotColumn) {
  const field = { field: "color", type: "quantitative", title: name } as const;
  return {
    names: undefined,
    of: (row: number): string | number | null =>
      isMissing(values[row]) ? null : Number(values[row]),
    params: [],
    encoding: { color: { ...field, scale: { scheme: "viridis" as const } } },
    opacity: (opacity: number) => ({ value: opacity }),
    tooltip: { ...field, format: ".5~g" },
  };
}
