import { pngAddress } from "./encode-png.js";
import type { Image, PixelRange } from "./read-images.js";

/** Red, green and blue, from 0 to 255, of a share from 0 to 1. */
export type ColorScale = (share: number) => readonly [red: number, green: number, blue: number];

export const grays: ColorScale = (share) => [255 * share, 255 * share, 255 * share];

/**
 * An image as an address that a browser draws, enlarged so that its pixels stay sharp. What lies outside of the range
 * gets its nearest end; what is no number is transparent. An image of one channel is drawn by the colour scale.
 *
 * @param side how many pixels the longer side should have at least.
 */
export function paintImage(
  image: Image,
  range: PixelRange,
  side: number,
  scale: ColorScale,
): string {
  const { width, height, channels, values } = image;
  const [low, high] = range;
  const factor = Math.max(1, Math.ceil(side / Math.max(width, height)));
  const [wide, tall] = [width * factor, height * factor];
  const pixels = new Uint8Array(4 * wide * tall);
  const share = (value: number): number =>
    Math.max(0, Math.min(1, high === low ? 0.5 : (value - low) / (high - low)));
  for (let y = 0; y < tall; y++) {
    for (let x = 0; x < wide; x++) {
      const from = (Math.floor(y / factor) * width + Math.floor(x / factor)) * channels;
      const at = 4 * (y * wide + x);
      if (!Number.isFinite(values[from])) continue;
      const color =
        channels === 1
          ? scale(share(values[from]!))
          : [0, 1, 2].map((channel) => 255 * share(values[from + channel]!));
      color.forEach((part, channel) => (pixels[at + channel] = Math.round(part)));
      pixels[at + 3] = channels === 4 ? Math.round(255 * share(values[from + 3]!)) : 255;
    }
  }
  return pngAddress(wide, tall, pixels);
}
