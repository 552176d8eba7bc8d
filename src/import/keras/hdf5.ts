import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dataset, Entity, Group } from "h5wasm/node";

/** Numbers with their shape. */
export interface Values {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A group of an HDF5 file. */
export interface Hdf5Group {
  /** Names of what is in it. */
  keys(): string[];
  group(path: string): Hdf5Group | undefined;
  dataset(path: string): Values | undefined;
  /** A text among the attributes. */
  text(attribute: string): string | undefined;
  /** Texts among the attributes; none where it is missing. */
  texts(attribute: string): string[];
}

/** Opens a file for the time that `read` takes. */
export async function withHdf5<T>(
  path: string,
  read: (root: Hdf5Group) => Promise<T> | T,
): Promise<T> {
  // It takes 0.1 s to start, which only those wait for who need it.
  const hdf5 = await import("h5wasm/node");
  await hdf5.ready;
  const file = new hdf5.File(path, "r");
  try {
    return await read(groupOf(file));
  } finally {
    file.close();
  }
}

/** The same for the bytes of a file. */
export async function withHdf5Bytes<T>(
  bytes: Uint8Array,
  read: (root: Hdf5Group) => Promise<T> | T,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "trainlab-hdf5-"));
  try {
    const path = join(folder, "bytes.h5");
    writeFileSync(path, bytes);
    return await withHdf5(path, read);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function groupOf(group: Group): Hdf5Group {
  const attribute = (name: string): unknown => group.attrs[name]?.value;
  return {
    keys: () => group.keys(),
    group(path) {
      const found = group.get(path);
      return isGroup(found) ? groupOf(found) : undefined;
    },
    dataset(path) {
      const found = group.get(path);
      return isDataset(found) ? valuesOf(found) : undefined;
    },
    text(name) {
      const value = attribute(name);
      return typeof value === "string" ? value : undefined;
    },
    texts(name) {
      const value = attribute(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}

/** The package's classes are there only once it is loaded. */
function isGroup(entity: Entity | null): entity is Group {
  return entity !== null && "keys" in entity;
}

function isDataset(entity: Entity | null): entity is Dataset {
  return entity !== null && "to_array" in entity;
}

function valuesOf(dataset: Dataset): Values {
  const { shape, value } = dataset;
  const numbers = typeof value === "number" ? [value] : (value as unknown as Iterable<number>);
  return { shape: shape ?? [], values: Float32Array.from(numbers, Number) };
}
