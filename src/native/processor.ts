import { closeSync, openSync, readSync } from "node:fs";

/** Enough of `/proc/cpuinfo` for the flags of the first core. */
const firstCore = 8192;

/**
 * Why TensorFlow's own builds cannot run on this processor, if they cannot: without AVX they end the process while
 * they load. https://www.tensorflow.org/install/pip
 *
 * @param cpuinfo contents of `/proc/cpuinfo`; default this machine's.
 */
export function processorProblem(cpuinfo: string = readCpuinfo()): string | undefined {
  const flags = /^flags\s*:(.*)$/m.exec(cpuinfo)?.[1]; // other architectures have no such line, and no AVX to miss
  if (flags === undefined || flags.split(" ").includes("avx")) return undefined;
  return "the processor has no AVX, which TensorFlow's builds need";
}

function readCpuinfo(): string {
  const file = openSync("/proc/cpuinfo", "r");
  try {
    const bytes = Buffer.alloc(firstCore);
    return bytes.toString("latin1", 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
