import { drawSvg } from "./draw.js";
import type { VegaLiteSpec } from "./spec.js";
import { theme } from "./theme.js";

const text = "currentColor";

/** Text has the colour of the page, light or dark. */
const config = {
  ...theme.config,
  axis: { ...theme.config.axis, labelColor: text, titleColor: text },
  legend: { ...theme.config.legend, labelColor: text, titleColor: text },
  header: { ...theme.config.header, labelColor: text, titleColor: text },
  title: { ...theme.config.title, color: text, subtitleColor: text },
  text: { color: text },
};

/** A chart as SVG to stand within HTML: its text takes the colour of what is around it, and it says what it shows. */
export async function inlineSvg(spec: VegaLiteSpec): Promise<string> {
  const svg = await drawSvg({ ...spec, background: "transparent", config });
  return svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ');
}
