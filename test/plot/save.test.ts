import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { displaySymbol } from "../../src/display/host.js";
import { dfd } from "../../src/dfd.js";
import * as plot from "../../src/plot/index.js";
import { tf } from "../../src/tf.js";
import { launchChromium } from "../browser/chromium.js";
import { decodePng } from "../support/png.js";
import { withScratch } from "../support/scratch.js";

const chart = plot.histogram({ 'a "<b>"': [1, 2, 2, 3] }, { title: "</script>" });

async function saved(ending: string): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  await withScratch(async (folder) => {
    const path = join(folder, `chart${ending}`);
    await plot.save(chart, path);
    bytes = readFileSync(path);
  });
  return bytes;
}

test("saved as SVG, PNG and JSON", async () => {
  assert.match(String(await saved(".svg")), /^<svg[^]*&lt;\/script&gt;[^]*<\/svg>$/);
  const { width } = decodePng(await saved(".PNG"));
  assert.ok(width > 1000);
  assert.equal(
    JSON.stringify(JSON.parse(String(await saved(".json")))),
    JSON.stringify(chart.spec),
  );
});

test("a saved page needs no network, and draws the chart, whatever its texts are", async () => {
  const html = String(await saved(".html"));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ offline: true });
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => complaints.push(request.url()));
    await page.setContent(html);
    await page.locator("#chart svg .mark-rect path").first().waitFor();
    assert.match((await page.locator("#chart svg").textContent()) ?? "", /<\/script>/);
    assert.equal(await page.title(), 'histogram of a "<b>"');
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
});

test("another ending is refused", async () => {
  await assert.rejects(
    plot.save(chart, "chart.pdf"),
    /^Error: path: expected a name .*; received chart.pdf; available: .svg, .png, .html, .json$/,
  );
});

const bars = { mark: "bar", encoding: { x: { field: "a", type: "quantitative" } } } as const;

test("a chart of one's own takes frames, tensors and lists, and leaves what it was given", () => {
  const tensor = tf.tensor2d([[1, 2], [3, Number.NaN]]); // prettier-ignore
  const before = tf.memory().numTensors;
  const given = { ...bars, config: { mark: { color: "red" } } };
  const rows = (data: plot.PlotData) =>
    (plot.spec(given, data).spec["data"] as { values: unknown[] }).values;
  assert.deepEqual(rows(new dfd.DataFrame({ a: [1, 2], b: ["x", "y"] })), [
    { a: 1, b: "x" },
    { a: 2, b: "y" },
  ]);
  assert.deepEqual(rows(tensor), [
    { x0: 1, x1: 2 },
    { x0: 3, x1: null },
  ]);
  assert.deepEqual(rows({ a: [1, 2] }), [{ a: 1 }, { a: 2 }]);
  assert.equal(tf.memory().numTensors, before);
  tf.dispose(tensor);
  const { config } = plot.spec(given, [1]).spec as { config?: { mark: unknown; font: unknown } };
  assert.deepEqual(config?.mark, { color: "red" });
  assert.ok(config?.font);
  assert.deepEqual(Object.keys(given), ["mark", "encoding", "config"]);
});

test("data of its own stays, and tables can be named", () => {
  const own = plot.spec({ ...bars, data: { values: [{ a: 5 }] } }).spec;
  assert.deepEqual(own["data"], { values: [{ a: 5 }] });
  const named = plot.spec({ ...bars, data: { name: "t" } }, undefined, {
    datasets: { t: { a: [1] } },
  });
  assert.deepEqual(named.spec["datasets"], { t: [{ a: 1 }] });
});

test("a chart in Vega is shown as such", async () => {
  const schema = "https://vega.github.io/schema/vega/v5.json";
  const vega = plot.spec(
    { $schema: schema, width: 20, height: 20, marks: [] },
    { a: [1] },
    { datasets: { t: [2] } },
  );
  assert.deepEqual(vega.spec["data"], [
    { name: "source", values: [{ a: 1 }] },
    { name: "t", values: [{ value: 2 }] },
  ]);
  const bundle = await vega[displaySymbol]();
  assert.ok("application/vnd.vega.v5+json" in bundle);
});
