/** All that is reached from `roots`, these included. */
export function reachable(
  roots: Iterable<number>,
  next: (node: number) => Iterable<number>,
): Set<number> {
  const reached = new Set(roots);
  // A set's loop comes to what is added meanwhile.
  for (const node of reached) {
    for (const neighbour of next(node)) reached.add(neighbour);
  }
  return reached;
}
