import { inflateSync } from "node:zlib";

/** A decoded picture. */
export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue, alpha of each pixel, row by row. */
  pixels: Uint8Array;
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const channels = 4;

/** Decodes a PNG of 8-bit RGBA without interlacing. */
export function decodePng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes);
  if (!file.subarray(0, 8).equals(signature)) throw new Error("not a PNG");
  const data: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = body;
    if (type === "IDAT") data.push(body);
    at += length + 12;
  }
  const [depth, color, , , interlace] = header.subarray(8);
  if (depth !== 8 || color !== 6 || interlace !== 0) throw new Error("another kind of PNG");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(data)), width, height) };
}

/** Each byte was stored as the difference to a guess from its neighbours. */
const guesses: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
    if (a! <= b! && a! <= c!) return left;
    return b! <= c! ? up : corner;
  },
];

function unfilter(raw: Uint8Array, width: number, height: number): Uint8Array {
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const guess = guesses[raw[y * (row + 1)]!]!;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= channels ? pixels[at - channels]! : 0;
      const up = y > 0 ? pixels[at - row]! : 0;
      const corner = x >= channels && y > 0 ? pixels[at - row - channels]! : 0;
      pixels[at] = raw[y * (row + 1) + 1 + x]! + guess(left, up, corner);
    }
  }
  return pixels;
}
