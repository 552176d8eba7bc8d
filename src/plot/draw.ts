import { createRequire } from "node:module";
import type { Spec as VegaSpec } from "vega";
import type { TopLevelSpec } from "vega-lite";
import { isVegaSchema, type VegaLiteSpec } from "./spec.js";
import { textWidth } from "./text-width.js";

const require = createRequire(import.meta.url);

/** Text is measured and drawn in this font; it comes with us, so that pictures are the same on every machine. */
const fonts = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];
const fontFamily = "DejaVu Sans";

/**
 * Draws a chart as SVG, without a browser.
 *
 * @throws if Vega or Vega-Lite does not understand the specification, or has a warning.
 */
export async function drawSvg(spec: VegaLiteSpec): Promise<string> {
  // Loaded at the first chart: together they take a third of a second.
  const [{ compile }, vega] = await Promise.all([import("vega-lite"), import("vega")]);
  measureTextWith(vega);
  const problems: string[] = [];
  const note = (...args: unknown[]): void => {
    const problem = args.join(" ");
    // There is no window here whose mouse could move a chart.
    if (!problem.includes("event source: window")) problems.push(problem);
  };
  const logger = vega.logger(vega.Warn, undefined, (_method, _level, args) => note(...args));
  const vegaSpec = isVegaSchema(spec.$schema)
    ? (spec as unknown as VegaSpec)
    : compile(spec as unknown as TopLevelSpec, { logger }).spec;
  const view = new vega.View(vega.parse(vegaSpec), { renderer: "none", logger });
  try {
    const svg = await view.toSVG();
    if (problems.length > 0) throw new Error(`chart: ${problems.join("; ")}`);
    return svg;
  } finally {
    view.finalize();
  }
}

/** The part of a text's properties that its width depends on. */
interface TextItem {
  text?: unknown;
  fontSize?: number;
  fontWeight?: string | number;
}

/** Vega lets its measure of text be replaced, but leaves it out of its types. */
function measureTextWith(vega: object): void {
  const { textMetrics } = vega as {
    textMetrics: { width: (item: TextItem, text?: unknown) => number };
  };
  textMetrics.width = (item, text = item.text) => {
    const bold = item.fontWeight === "bold" || Number(item.fontWeight) >= 600;
    return textWidth(String(text ?? ""), item.fontSize ?? 11, bold);
  };
}

/** Draws a chart as PNG on white; two pixels for each unit are sharp on screens of double density, and in print. */
export async function drawPng(spec: VegaLiteSpec, scale = 2): Promise<Uint8Array> {
  const [svg, { Resvg }] = await Promise.all([drawSvg(spec), import("@resvg/resvg-js")]);
  const picture = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: scale },
    font: {
      // Other fonts of the machine serve for what ours lacks: Chinese, for example.
      loadSystemFonts: true,
      fontFiles: fonts.map((file) => require.resolve(`dejavu-fonts-ttf/ttf/${file}`)),
      defaultFontFamily: fontFamily,
      sansSerifFamily: fontFamily,
    },
  });
  return picture.render().asPng();
}
