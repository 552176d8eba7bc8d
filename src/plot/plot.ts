import { inspect } from "node:util";
import { displaySymbol, type Displayable, type MimeBundle } from "../display/host.js";
import { drawPng } from "./draw.js";
import { isVegaSchema, type VegaLiteSpec } from "./spec.js";

/** A chart. As the last value of a cell it is drawn; `spec` is plain Vega-Lite, to look at or to build on. */
export class Plot implements Displayable {
  readonly spec: VegaLiteSpec;

  constructor(spec: VegaLiteSpec) {
    this.spec = spec;
  }

  /** In `console.log`: what the chart shows. */
  [inspect.custom](): string {
    return `Plot: ${this.spec.description}`;
  }

  /**
   * The chart for notebooks with Vega-Lite (JupyterLab, VS Code), a picture for the others, and its description.
   * There is no `text/html`: JupyterLab would show that in place of the chart.
   */
  async [displaySymbol](): Promise<MimeBundle> {
    const png = await drawPng(this.spec);
    return { ...liveBundle(this.spec), "image/png": Buffer.from(png).toString("base64") };
  }
}

/** The chart without a picture: costs nothing to make, for charts that change. */
export function liveBundle(spec: VegaLiteSpec): MimeBundle {
  const type = isVegaSchema(spec.$schema) ? "vega" : "vegalite";
  return { [`application/vnd.${type}.v5+json`]: spec, "text/plain": spec.description };
}
