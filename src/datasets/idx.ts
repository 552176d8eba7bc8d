import { closeSync, openSync, readSync } from "node:fs";
import { invalid } from "../util/errors.js";

/** Items of an IDX file. */
export interface IdxItems {
  /** Length of each axis of the whole file; the first counts its items. */
  shape: readonly number[];
  /** The items that were asked for, one after the other. */
  bytes: Uint8Array;
}

const unsignedByte = 0x08;

/**
 * Reads items of a file in IDX form, the form of the MNIST files: two zero bytes, a type, the number of axes, the
 * length of each axis (32 bits, big-endian), the values. http://yann.lecun.com/exdb/mnist/
 *
 * Reads synchronously: thousands of small reads, which as promises would take twenty times as long.
 *
 * @param positions rising positions of the items; no more than these is read. Default: all items.
 * @throws if it is not such a file, holds anything but unsigned bytes, or is shorter than its header says.
 */
export function readIdx(path: string, positions?: Int32Array): IdxItems {
  const file = openSync(path, "r");
  try {
    const shape = readShape(file, path);
    const itemSize = shape.slice(1).reduce((size, length) => size * length, 1);
    const headerSize = 4 + 4 * shape.length;
    const wanted = positions ?? new Int32Array(shape[0]!).map((_, i) => i);
    const bytes = new Uint8Array(wanted.length * itemSize);
    for (const [from, to] of runs(wanted)) {
      const part = bytes.subarray(from * itemSize, to * itemSize);
      readFully(file, part, headerSize + wanted[from]! * itemSize, path);
    }
    return { shape, bytes };
  } finally {
    closeSync(file);
  }
}

function readShape(file: number, path: string): number[] {
  const magic = new Uint8Array(4);
  readFully(file, magic, 0, path);
  const [zero, zeroToo, type, axes] = magic;
  if (zero !== 0 || zeroToo !== 0 || type !== unsignedByte || !axes) {
    throw invalid(path, { expected: "an IDX file of unsigned bytes", received: [...magic] });
  }
  const lengths = new Uint8Array(4 * axes);
  readFully(file, lengths, 4, path);
  const view = new DataView(lengths.buffer);
  return Array.from({ length: axes }, (_, axis) => view.getUint32(4 * axis));
}

function readFully(file: number, into: Uint8Array, position: number, path: string): void {
  let done = 0;
  while (done < into.length) {
    const bytesRead = readSync(file, into, done, into.length - done, position + done);
    if (bytesRead === 0) {
      throw invalid(path, {
        expected: `at least ${position + into.length} bytes`,
        received: `${position + done} bytes`,
      });
    }
    done += bytesRead;
  }
}

/** Stretches [from, to) of `positions` that follow each other in the file, so that one read serves each. */
function* runs(positions: Int32Array): Iterable<[from: number, to: number]> {
  let from = 0;
  for (let i = 1; i <= positions.length; i++) {
    if (i < positions.length && positions[i] === positions[i - 1]! + 1) continue;
    yield [from, i];
    from = i;
  }
}
