import { setTimeout as sleep } from "node:timers/promises";
import type { Locator } from "playwright-core";

/** As much of the browser's canvas as is looked at here; the project is compiled without the browser's types. */
interface Canvas {
  width: number;
  height: number;
  toDataURL(): string;
  getContext(kind: "2d"): {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

/** The charts that JupyterLab's own Vega has drawn in these outputs. */
export function charts(outputs: Locator): Locator {
  return outputs.locator(".jp-RenderedVegaCommon5 canvas.marks");
}

/** Pixels of a drawn chart that have a colour: axes, text and grid are grey, so they are its marks. */
function colouredPixels(chart: Locator): Promise<number> {
  return chart.evaluate((canvas: Canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let coloured = 0;
    for (let i = 0; i < data.length; i += 4) {
      const rgb = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
      if ((data[i + 3] ?? 0) > 128 && Math.max(...rgb) - Math.min(...rgb) > 40) coloured++;
    }
    return coloured;
  });
}

/** Waits until a chart of any kind has been painted: until there are several colours in it. */
export async function painted(chart: Locator, timeout = 30_000): Promise<void> {
  const deadline = Date.now() + timeout;
  while ((await colors(chart)) < 3) {
    if (Date.now() > deadline) throw new Error(`the chart is blank after ${timeout} ms`);
    await sleep(50);
  }
}

/** How many different colours a drawn chart has, up to ten. */
function colors(chart: Locator): Promise<number> {
  return chart.evaluate((canvas: Canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const found = new Set<string>();
    for (let i = 0; i < data.length && found.size < 10; i += 4) {
      found.add(data.subarray(i, i + 4).join());
    }
    return found.size;
  });
}

/** Waits until a chart has marks: its canvas is there before it is painted. */
export async function drawn(chart: Locator, pixels: number, timeout = 30_000): Promise<void> {
  const deadline = Date.now() + timeout;
  while ((await colouredPixels(chart)) <= pixels) {
    if (Date.now() > deadline) throw new Error(`the chart has no marks after ${timeout} ms`);
    await sleep(100);
  }
}

/** The picture in a chart, to compare it with another. */
function pictureOf(chart: Locator): Promise<string> {
  return chart.evaluate((canvas: Canvas) => canvas.toDataURL());
}

/** Waits until a chart shows something else. */
export async function moves(chart: Locator, timeout = 30_000): Promise<void> {
  const first = await pictureOf(chart);
  const deadline = Date.now() + timeout;
  while ((await pictureOf(chart)) === first) {
    if (Date.now() > deadline) throw new Error(`the chart has not moved in ${timeout} ms`);
    await sleep(100);
  }
}
