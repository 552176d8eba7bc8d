import { crc32 } from "./crc32.js";
import { deflateSync } from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Eight bits each of red, green, blue and alpha. */
const [depth, rgba] = [8, 6];

/** A picture, row by row, as PNG. @param pixels red, green, blue and alpha of each pixel. */
export function encodePng(width: number, height: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, rgba, 0, 0, 0], 8);
  const stride = 4 * width;
  const rows = Buffer.alloc(height * (stride + 1));
  for (let y = 0; y < height; y++) {
    const at = y * (stride + 1);
    // "Up": each byte less the one above. Pictures that were enlarged become rows of zeros.
    rows[at] = 2;
    for (let x = 0; x < stride; x++) {
      const above = y === 0 ? 0 : pixels[(y - 1) * stride + x]!;
      rows[at + 1 + x] = pixels[y * stride + x]! - above;
    }
  }
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

/** A picture as an address that a browser draws. */
export function pngAddress(width: number, height: number, pixels: Uint8Array): string {
  return `data:image/png;base64,${encodePng(width, height, pixels).toString("base64")}`;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
