import { pngAddress } from "./encode-png.js";

/** Red, green, blue and alpha, each from 0 to 255. */
export type Pixel = readonly [number, number, number, number];

/**
 * A picture that fills the view, as a layer of a chart: a grid of any fineness in one mark.
 *
 * @param pixel the colour of a pixel, counted from the left and from the top.
 */
export function fieldLayer(
  width: number,
  height: number,
  pixel: (column: number, row: number) => Pixel,
) {
  const pixels = new Uint8Array(4 * width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      pixels.set(pixel(column, row).map(Math.round), 4 * (row * width + column));
    }
  }
  return {
    data: { values: [{}] },
    mark: { type: "image" as const, width, height, aspect: false },
    encoding: {
      x: { value: width / 2 },
      y: { value: height / 2 },
      url: { value: pngAddress(width, height, pixels) },
    },
  };
}
