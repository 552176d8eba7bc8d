import { open, type FileHandle } from "node:fs/promises";
import { invalid } from "../util/errors.js";

/**
 * A file in IDX form, the form of the MNIST files: two zero bytes, a type, the number of axes, the length of each axis
 * (32 bits, big-endian), the values. http://yann.lecun.com/exdb/mnist/
 */
export interface IdxFile {
  /** Length of each axis; the first counts the items. */
  shape: readonly number[];
  /**
   * Reads the items at the given rising positions, one after the other; no more than these is read.
   * Default: all items.
   */
  items(positions?: Int32Array): Promise<Uint8Array>;
}

const unsignedByte = 0x08;

/**
 * Opens an IDX file of unsigned bytes for as long as `use` runs.
 * @throws if it is not such a file, or is shorter than its header says.
 */
export async function withIdx<T>(path: string, use: (file: IdxFile) => Promise<T>): Promise<T> {
  const handle = await open(path);
  try {
    const shape = await readShape(handle, path);
    const itemSize = shape.slice(1).reduce((size, length) => size * length, 1);
    const headerSize = 4 + 4 * shape.length;
    return await use({
      shape,
      async items(positions = new Int32Array(shape[0]!).map((_, i) => i)) {
        const bytes = new Uint8Array(positions.length * itemSize);
        for (const [from, to] of runs(positions)) {
          const part = bytes.subarray(from * itemSize, to * itemSize);
          await readFully(handle, part, headerSize + positions[from]! * itemSize, path);
        }
        return bytes;
      },
    });
  } finally {
    await handle.close();
  }
}

async function readShape(handle: FileHandle, path: string): Promise<number[]> {
  const magic = new Uint8Array(4);
  await readFully(handle, magic, 0, path);
  const [zero, zeroToo, type, axes] = magic;
  if (zero !== 0 || zeroToo !== 0 || type !== unsignedByte || !axes) {
    throw invalid(path, { expected: "an IDX file of unsigned bytes", received: [...magic] });
  }
  const lengths = new Uint8Array(4 * axes);
  await readFully(handle, lengths, 4, path);
  const view = new DataView(lengths.buffer);
  return Array.from({ length: axes }, (_, axis) => view.getUint32(4 * axis));
}

async function readFully(
  handle: FileHandle,
  into: Uint8Array,
  position: number,
  path: string,
): Promise<void> {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await handle.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) {
      throw invalid(path, {
        expected: `at least ${position + into.length} bytes`,
        received: position + done,
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
    if (i > from) yield [from, i];
    from = i;
  }
}
