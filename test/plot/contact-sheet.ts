/** Draws `docs/images/plots.png`, the plots on one sheet: `node dist/test/plot/contact-sheet.js`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { drawPng } from "../../src/plot/draw.js";
import { decodePng } from "../support/png.js";
import { root } from "../support/python.js";
import { charts } from "./charts.js";

/** Pixels for each unit of the sheet. */
const density = 1.5;
const [columns, cell, gap] = [6, { width: 200, height: 150 }, 14];

/** One of each kind, in the order in which they are met. */
const names = [
  ["history", "confusion-matrix", "roc-two-models", "calibration", "residuals", "learning-curve"],
  ["scatter", "pair-plot", "histogram-classes", "violin", "box", "correlation"],
  ["missing-map", "class-balance-sets", "scree", "biplot", "time-series", "k-fold"],
  ["loss-surface", "learning-rate", "gradient-flow", "weight-histograms", "activations", "loss-functions"], // prettier-ignore
  ["decision-boundary", "decision-surface", "embedding-ten", "network-units", "network-model", "parse-tree"], // prettier-ignore
  ["image-grid", "augmentation", "filters", "feature-maps", "fold-scores", "validation-curve"],
].flat();

const pictures = await Promise.all(
  names.map(async (name, i) => {
    const { spec } = charts[name]!;
    const whole = decodePng(await drawPng(spec, 1));
    const scale = Math.min(cell.width / whole.width, cell.height / whole.height);
    // Drawn as small as it is shown: text that is made smaller afterwards frays.
    const png = await drawPng(spec, scale * density);
    const [width, height] = [whole.width * scale, whole.height * scale];
    const x = gap + (i % columns) * (cell.width + gap) + (cell.width - width) / 2;
    const y = gap + Math.floor(i / columns) * (cell.height + gap) + (cell.height - height) / 2;
    const address = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
    return `<image x="${x}" y="${y}" width="${width}" height="${height}" href="${address}"/>`;
  }),
);
const width = gap + columns * (cell.width + gap);
const height = gap + Math.ceil(names.length / columns) * (cell.height + gap);
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${pictures.join("")}</svg>`;
writeFileSync(
  join(root, "docs/images/plots.png"),
  new Resvg(sheet, { background: "white", fitTo: { mode: "zoom", value: density } })
    .render()
    .asPng(),
);
