import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { displaySymbol } from "../../src/display/host.js";
import { drawPng, drawSvg } from "../../src/plot/draw.js";
import * as plot from "../../src/plot/index.js";
import { assertGolden } from "../support/golden.js";
import { assertGoldenPicture, difference } from "../support/golden-picture.js";
import { decodePng } from "../support/png.js";
import { charts } from "./charts.js";
import { normalized } from "./normalized.js";

/** Small pictures: half a pixel for each unit. */
const scale = 0.5;

describe("every chart", () => {
  test("of lab.plot is here", () => {
    const drawn = Object.keys(charts);
    for (const name of Object.keys(plot)) {
      if (name === "Plot" || name === "save") continue;
      const own = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      assert.ok(
        drawn.some((chart) => chart === own || chart.startsWith(`${own}-`)),
        name,
      );
    }
  });

  for (const [name, { spec }] of Object.entries(charts)) {
    test(`${name}: the specification is the golden one`, () => {
      assertGolden(`plot/golden/${name}.json`, normalized(spec));
    });

    test(`${name}: drawn without a warning, as the golden picture, within a notebook's width`, async () => {
      const png = await drawPng(spec, scale);
      const { width } = decodePng(png);
      assert.ok(width <= 660 * scale, `${width / scale} wide`);
      assertGoldenPicture(`plot/golden/${name}.png`, png);
    });
  }
});

function line(y: number) {
  return plot.spec({ mark: "rule", encoding: { y: { value: y } } }, [1]).spec;
}

test("pictures that differ by a line, a colour or their size are told apart", async () => {
  const [one, other] = [await drawPng(line(20), scale), await drawPng(line(60), scale)];
  assert.equal(difference(one, one), 0);
  assert.ok(difference(one, other) > 0.004);
  assert.equal(difference(one, await drawPng(line(20), 1)), 1);
});

test("a notebook gets Vega-Lite, a picture and text, and no HTML, which would hide the chart", async () => {
  const history = charts["history"]!;
  const bundle = await history[displaySymbol]();
  assert.deepEqual(Object.keys(bundle).toSorted(), [
    "application/vnd.vegalite.v5+json",
    "image/png",
    "text/plain",
  ]);
  assert.equal(bundle["application/vnd.vegalite.v5+json"], history.spec);
  assert.equal(bundle["text/plain"], "loss, accuracy over 4 epochs");
  const picture = decodePng(Buffer.from(bundle["image/png"] as string, "base64"));
  assert.ok(picture.width > 1000);
  assert.equal(inspect(history), "Plot: loss, accuracy over 4 epochs");
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
