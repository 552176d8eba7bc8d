import type { Graphs } from "../native/graphs.js";

/** A graph that TensorFlow holds, until it is closed. */
export interface CachedGraph {
  readonly id: number;
  readonly graphs: Graphs;
  open: boolean;
}

/** Graphs with their sessions take a few megabytes each; those that were not used for longest make room. */
const capacity = 32;

/** In the order of their last use. */
const cached = new Set<CachedGraph>();

const orphans = new FinalizationRegistry(close);

/** Keeps a graph until its owner is gone, or until other graphs need the room. */
export function keepGraph(owner: object, graphs: Graphs, id: number): CachedGraph {
  const graph = { id, graphs, open: true };
  cached.add(graph);
  orphans.register(owner, graph);
  for (const oldest of cached) {
    if (cached.size <= capacity) break;
    close(oldest);
  }
  return graph;
}

/** Marks a graph as used just now. */
export function touchGraph(graph: CachedGraph): void {
  cached.delete(graph);
  cached.add(graph);
}

export function close(graph: CachedGraph): void {
  if (!graph.open) return;
  graph.open = false;
  cached.delete(graph);
  graph.graphs.delete(graph.id);
}
