import { availableMemory } from "./memory.js";

const megabyte = 2 ** 20;
const largestHeap = 8192;

/**
 * Arguments of Node for the runtime. Its heap may use half of the memory that this machine or container grants: an
 * endless array then ends the process with V8's own error before the machine swaps. `NODE_OPTIONS` wins where it sets
 * a limit.
 */
export function runtimeArguments(): string[] {
  if (/--max[-_]old[-_]space[-_]size/.test(process.env["NODE_OPTIONS"] ?? "")) return [];
  const heap = Math.min(largestHeap, Math.floor(availableMemory() / megabyte / 2));
  return [`--max-old-space-size=${heap}`];
}
