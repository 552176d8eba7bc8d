import { koffi, libc, type Pointer } from "./libc.js";

/** Native memory seen as arrays: arguments that a C function takes by address, without a conversion each call. */
export interface Scratch {
  address: Pointer;
  bytes: number;
  u32: Uint32Array;
  i32: Int32Array;
  f32: Float32Array;
  u8: Uint8Array;
}

/** Allocates scratch memory, in place of `outgrown` where there is one. */
export function allocateScratch(bytes: number, outgrown?: Scratch): Scratch {
  const { malloc, free } = libc();
  if (outgrown) free(outgrown.address);
  const address = malloc(bytes);
  const memory = koffi().view(address, bytes);
  return {
    address,
    bytes,
    u32: new Uint32Array(memory),
    i32: new Int32Array(memory),
    f32: new Float32Array(memory),
    u8: new Uint8Array(memory),
  };
}

const high = 2 ** 32;

/** Writes an int64 or a pointer at `index` × 8 bytes. */
export function writeInt64({ i32, u32 }: Scratch, index: number, value: number): void {
  u32[index * 2] = value;
  i32[index * 2 + 1] = Math.floor(value / high);
}

/** Reads the pointer at `index` × 8 bytes. */
export function readPointer({ u32 }: Scratch, index: number): Pointer {
  return (u32[index * 2] as number) + (u32[index * 2 + 1] as number) * high;
}

const cStrings = new Map<string, Pointer>();

/**
 * The address of a C string that is never freed: for the names of operations and attributes, which are few and
 * which TensorFlow may keep.
 */
export function cString(text: string): Pointer {
  const known = cStrings.get(text);
  if (known !== undefined) return known;
  const bytes = Buffer.from(`${text}\0`);
  const address = libc().malloc(bytes.length);
  libc().copyIn(address, bytes, bytes.length);
  cStrings.set(text, address);
  return address;
}
