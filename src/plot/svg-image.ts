import { escapeHtml } from "../display/escape-html.js";
import { drawSvg } from "./draw.js";
import type { VegaLiteSpec } from "./spec.js";
import { theme } from "./theme.js";

/** A grey that can be read on white (4.5 : 1) and on black (4.7 : 1): a picture does not know the page's theme. */
const text = "#767676";

const config = {
  ...theme.config,
  axis: { ...theme.config.axis, labelColor: text, titleColor: text },
  legend: { ...theme.config.legend, labelColor: text, titleColor: text },
  header: { ...theme.config.header, labelColor: text, titleColor: text },
  title: { ...theme.config.title, color: text, subtitleColor: text },
};

/**
 * A chart as a picture within HTML, sharp at any size, on the page's own background. It is an `img`: JupyterLab takes
 * the tags of an `svg` out of notebooks that were not run since they were opened, and leaves their texts in a heap.
 */
export async function svgImage(spec: VegaLiteSpec): Promise<string> {
  const svg = await drawSvg({ ...spec, background: "transparent", config });
  const data = Buffer.from(svg).toString("base64");
  return `<img alt="${escapeHtml(spec.description)}" src="data:image/svg+xml;base64,${data}">`;
}
