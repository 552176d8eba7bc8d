import { cpus, totalmem } from "node:os";

/** What figures depend on. */
export function thisMachine() {
  return {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}
