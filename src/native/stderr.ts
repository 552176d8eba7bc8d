import { closeSync, fstatSync, readSync } from "node:fs";
import { libc } from "./libc.js";

const stderr = 2;

/**
 * Holds back what is written to the process's standard error, native code included. The returned function lets
 * it flow again and writes what was held back, less the lines that are noise.
 */
export function holdStderr(isNoise: (line: string) => boolean): () => void {
  const { dup, dup2, memfd_create: memfdCreate } = libc();
  const original = dup(stderr);
  if (original < 0) return () => {}; // closed: it shows no noise
  const held = memfdCreate("stderr", 0);
  dup2(held, stderr);
  return () => {
    dup2(original, stderr);
    closeSync(original);
    const text = contents(held);
    closeSync(held);
    const kept = text.split(/(?<=\n)/).filter((line) => !isNoise(line));
    if (kept.length > 0) process.stderr.write(kept.join(""));
  };
}

function contents(fd: number): string {
  const bytes = Buffer.alloc(fstatSync(fd).size);
  readSync(fd, bytes, 0, bytes.length, 0);
  return bytes.toString();
}
