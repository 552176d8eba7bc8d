import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { displaySymbol } from "../../src/display/host.js";
import { drawPng, drawSvg } from "../../src/plot/draw.js";
import { assertGolden } from "../support/golden.js";
import { countPixels, decodePng } from "../support/png.js";
import { charts } from "./charts.js";

describe("every chart", () => {
  for (const [name, { spec }] of Object.entries(charts)) {
    test(`${name}: the specification is the golden one`, () => {
      assertGolden(`plot/golden/${name}.json`, spec);
    });

    test(`${name}: drawn without a warning, with text and marks, within a notebook's width`, async () => {
      const svg = await drawSvg(spec);
      const picture = decodePng(await drawPng(spec));
      const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
      assert.ok(Math.abs(picture.width - 2 * Number(width)) <= 2);
      assert.ok(Math.abs(picture.height - 2 * Number(height)) <= 2);
      assert.ok(Number(width) <= 660, `${width} wide`);

      // Only text is black, only marks have a colour.
      const letters = (svg.match(/<text[^>]*>[^<]/g) ?? []).length;
      assert.ok(letters > 3);
      const text = countPixels(picture, (red, green, blue) => red + green + blue < 150);
      assert.ok(text > 40 * letters, `${text} pixels of text for ${letters} texts`);
      const marks = countPixels(picture, (red, _green, blue) => Math.abs(red - blue) > 60);
      assert.ok(marks > 50, `${marks} pixels of marks`);
      const white = countPixels(picture, (red, green, blue) => red + green + blue === 765);
      assert.ok(white > 0.1 * picture.width * picture.height);
    });
  }
});

test("a notebook gets Vega-Lite, a picture and text, and no HTML, which would hide the chart", async () => {
  const plot = charts["history"]!;
  const bundle = await plot[displaySymbol]();
  assert.deepEqual(Object.keys(bundle).toSorted(), [
    "application/vnd.vegalite.v5+json",
    "image/png",
    "text/plain",
  ]);
  assert.equal(bundle["application/vnd.vegalite.v5+json"], plot.spec);
  assert.equal(bundle["text/plain"], "loss, accuracy over 4 epochs");
  const picture = decodePng(Buffer.from(bundle["image/png"] as string, "base64"));
  assert.ok(picture.width > 1000);
  assert.equal(inspect(plot), "Plot: loss, accuracy over 4 epochs");
});

test("a specification that Vega-Lite warns of is an error", async () => {
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    description: "bars have no shape",
    data: { values: [{ a: 1 }] },
    mark: "bar",
    encoding: { shape: { field: "a" } },
  };
  await assert.rejects(drawSvg(spec), /^Error: chart: .*shape.*bar/);
});
