import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readIdx } from "../../src/datasets/idx.js";
import { withScratch } from "../support/scratch.js";

const header = [0, 0, 8, 2, 0, 0, 0, 4, 0, 0, 0, 2];

async function withFile(bytes: number[], use: (path: string) => void): Promise<void> {
  await withScratch(async (folder) => {
    const path = join(folder, "items");
    writeFileSync(path, Uint8Array.from(bytes));
    use(path);
  });
}

test("all items, or those asked for", () =>
  withFile([...header, 1, 2, 3, 4, 5, 6, 7, 8], (path) => {
    assert.deepEqual(readIdx(path), {
      shape: [4, 2],
      bytes: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    });
    assert.deepEqual([...readIdx(path, Int32Array.of(0, 2, 3)).bytes], [1, 2, 5, 6, 7, 8]);
    assert.deepEqual([...readIdx(path, Int32Array.of(3)).bytes], [7, 8]);
    assert.deepEqual([...readIdx(path, new Int32Array(0)).bytes], []);
  }));

test("a file that ends too soon is refused", () =>
  withFile([...header, 1, 2, 3], (path) => {
    assert.throws(() => readIdx(path), /items: expected at least 20 bytes; received 15 bytes$/);
  }));

test("another kind of file is refused", () =>
  withFile([0x89, 0x50, 0x4e, 0x47], (path) => {
    assert.throws(
      () => readIdx(path),
      /items: expected an IDX file of unsigned bytes; received \[137,80,78,71\]$/,
    );
  }));
