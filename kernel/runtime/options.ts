import { availableMemory } from "./memory.js";

const megabyte = 2 ** 20;
/** Tensors and typed arrays live outside of the heap. */
const largestHeap = 4096;

/**
 * Arguments of Node for the runtime. Its heap may use half of the memory that this machine or container grants: an
 * endless array then ends the process with V8's own error before the machine swaps. `NODE_OPTIONS` wins where it sets
 * a limit.
 */
export function runtimeArguments(environment: NodeJS.ProcessEnv = process.env): string[] {
  return [
    // See async-checks.ts.
    "--no-force-async-hooks-checks",
    // `import.meta.resolve(specifier, parent)`: Node's own resolution, from the notebook's folder.
    "--experimental-import-meta-resolve",
    // Modules of TypeScript files, which can be loaded anew.
    "--experimental-vm-modules",
    ...heapLimit(environment),
  ];
}

function heapLimit({ NODE_OPTIONS = "" }: NodeJS.ProcessEnv): string[] {
  if (/--max[-_]old[-_]space[-_]size/.test(NODE_OPTIONS)) return [];
  const half = Math.floor(availableMemory() / megabyte / 2);
  return [`--max-old-space-size=${Math.min(largestHeap, half)}`];
}
