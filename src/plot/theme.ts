import type { TopLevelSpec } from "vega-lite";

/**
 * Colours that keep their distance from each other for the three kinds of colour blindness, and enough contrast on
 * white and on the dark grey of notebooks; `test/plot/theme.test.ts` measures both. Used in this order.
 */
export const palette = ["#2a7fd4", "#e07b00", "#1eb263", "#8a5bff", "#e9383c", "#a5639a"] as const;

/** Text among the marks: Vega's own is black, also where the notebook is dark. */
export const textColor = "#888888";

/** Width of a chart that fills a notebook cell on a laptop. */
export const fullWidth = 600;

/**
 * What all charts share. Colours of text and background are left to the notebook, which has a light and a dark theme of
 * its own; lines of axes and grids are a grey that shows on both.
 */
export const theme = {
  $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  config: {
    font: "DejaVu Sans, Verdana, sans-serif",
    range: { category: [...palette] },
    mark: { color: palette[0] },
    view: { stroke: null },
    axis: {
      labelFontSize: 11,
      titleFontSize: 12,
      titleFontWeight: "normal",
      gridColor: "#8888",
      gridOpacity: 0.45,
      domainColor: "#888",
      tickColor: "#888",
    },
    legend: { labelFontSize: 11, titleFontSize: 12, titleFontWeight: "normal" },
    header: { labelFontSize: 12, labelFontWeight: "bold" },
    title: { fontSize: 13, subtitleFontSize: 11, anchor: "start", offset: 10 },
    line: { strokeWidth: 2 },
  },
} satisfies Pick<TopLevelSpec, "$schema" | "config">;
