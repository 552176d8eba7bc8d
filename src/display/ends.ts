/**
 * Positions 0 to `count` − 1; of more than `most`, the first and the last ones with one
 * `undefined` between them, which stands for two or more.
 */
export function ends(count: number, most: number): (number | undefined)[] {
  if (count <= most + 1) return Array.from({ length: count }, (_, i) => i);
  const half = Math.floor(most / 2);
  const first = Array.from({ length: half }, (_, i) => i);
  return [...first, undefined, ...first.map((i) => count - half + i)];
}
