import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { escapeHtml } from "../display/escape-html.js";
import { invalid } from "../util/errors.js";
import { drawPng, drawSvg } from "./draw.js";
import type { Plot } from "./plot.js";
import { isVegaSchema, type VegaLiteSpec } from "./spec.js";

/** Ending of a file → what is written into it. */
const formats: Readonly<Record<string, (spec: VegaLiteSpec) => Promise<string | Uint8Array>>> = {
  ".svg": drawSvg,
  ".png": drawPng,
  ".html": page,
  ".json": (spec) => Promise.resolve(`${JSON.stringify(spec, undefined, 2)}\n`),
};

/**
 * Writes a chart into a file; its ending says how: `.svg`, `.png` (on white, two pixels for each unit), `.html` (a page
 * that needs nothing else, with tooltips and what can be moved and chosen) or `.json` (the Vega-Lite). No browser is
 * needed. A file of that name is replaced.
 *
 * @throws if the ending is another, or the file cannot be written.
 * @example
 * await lab.plot.save(lab.plot.history(history), "loss.svg")
 */
export async function savePlot(plot: Plot, path: string): Promise<void> {
  const format = formats[extname(path).toLowerCase()];
  if (!format) {
    throw invalid("path", {
      expected: "a name with an ending for a chart",
      received: path,
      available: Object.keys(formats),
    });
  }
  await writeFile(path, await format(plot.spec));
}

const require = createRequire(import.meta.url);

/** A page with Vega in it. */
async function page(spec: VegaLiteSpec): Promise<string> {
  const isVega = isVegaSchema(spec.$schema);
  const scripts = await Promise.all(
    (isVega ? ["vega"] : ["vega", "vega-lite"]).map((name) => readFile(minified(name), "utf8")),
  );
  const compiled = isVega ? "spec" : "vegaLite.compile(spec).spec";
  // No "</script>" may stand in a script.
  const json = JSON.stringify(spec).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(spec.description)}</title>
${scripts.map((text) => `<script>${text.replaceAll("</script", "<\\/script")}</script>`).join("\n")}
</head>
<body>
<div id="chart" role="img" aria-label="${escapeHtml(spec.description)}"></div>
<script>
const spec = ${json};
new vega.View(vega.parse(${compiled}), { renderer: "svg", container: "#chart", hover: true }).runAsync();
</script>
</body>
</html>
`;
}

/** The package's build for browsers. */
function minified(name: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), "build", `${name}.min.js`);
}
