let hooked: Promise<void> | undefined;

/**
 * Gives every import of tfjs-node in a cell TrainLab's binding. Awaited by each cell, so that the process is ready
 * without it.
 */
export function tfjsHooked(): Promise<void> {
  return (hooked ??= hook());
}

async function hook(): Promise<void> {
  const { hookTfjsNode } = await import("../../src/native/hook.js");
  hookTfjsNode();
}
