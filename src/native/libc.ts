import { createRequire } from "node:module";

/** An address in this process. Numbers hold them: user space ends below 2^53, and a BigInt each call is slow. */
export type Pointer = number;

/** The functions of the C library in use. */
export interface Libc {
  malloc(bytes: number): Pointer;
  free(memory: Pointer): void;
  memset(memory: Pointer, byte: number, bytes: number): Pointer;
  /** Copies a JavaScript array to native memory. */
  copyIn(target: Pointer, source: NodeJS.TypedArray, bytes: number): Pointer;
  /** Copies native memory to a JavaScript array. */
  copyOut(target: NodeJS.TypedArray, source: Pointer, bytes: number): Pointer;
  madvise(memory: Pointer, bytes: number, advice: number): number;
  dup(fd: number): number;
  dup2(fd: number, onto: number): number;
  memfd_create(name: string, flags: number): number;
  dlopen: {
    (path: string, flags: number): Pointer;
    /** The same on another thread. */
    async(path: string, flags: number, done: (error: unknown, library: Pointer) => void): void;
  };
  /** What went wrong in this thread's last `dlopen`. */
  dlerror(): string | null;
}

let loaded: Libc | undefined;

/** koffi, loaded at first use: 10 ms that a program without tensors need not spend. */
export function koffi(): typeof import("koffi").default {
  return createRequire(import.meta.url)("koffi") as typeof import("koffi").default;
}

export function libc(): Libc {
  return (loaded ??= bind());
}

function bind(): Libc {
  const self = koffi().load(null); // the symbols of this process, so that the library need not be named
  return {
    malloc: self.func("uintptr_t malloc(size_t)"),
    free: self.func("void free(uintptr_t)"),
    memset: self.func("uintptr_t memset(uintptr_t, int, size_t)"),
    copyIn: self.func("memcpy", "uintptr_t", ["uintptr_t", "void *", "size_t"]),
    copyOut: self.func("memcpy", "uintptr_t", ["void *", "uintptr_t", "size_t"]),
    madvise: self.func("int madvise(uintptr_t, size_t, int)"),
    dup: self.func("int dup(int)"),
    dup2: self.func("int dup2(int, int)"),
    memfd_create: self.func("int memfd_create(const char *, unsigned int)"),
    dlopen: self.func("uintptr_t dlopen(const char *, int)"),
    dlerror: self.func("const char *dlerror()"),
  };
}
