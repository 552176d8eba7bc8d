/** Position in a series of `count` for one beyond its ends: mirrored at the edge, d c b a | a b c d | d c b a. */
export function reflect(at: number, count: number): number {
  const period = 2 * count;
  const within = ((at % period) + period) % period;
  return within < count ? within : period - 1 - within;
}
