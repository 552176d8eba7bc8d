/** Part of the longer side at which the golden section puts the next point. */
const golden = (3 - Math.sqrt(5)) / 2;

/**
 * Where a function of one variable is smallest between two bounds, by R. P. Brent's method (Algorithms for
 * Minimization without Derivatives, 1973, chapter 5): parabolas through the best three points, golden sections where
 * those fail. Finds the minimum of a function that has one, a local one of others.
 *
 * @param tolerance of the result, absolute; it cannot be better than about 10⁻⁸ of it.
 */
export function minimize(
  of: (x: number) => number,
  low: number,
  high: number,
  tolerance = 1e-9,
): number {
  let [a, b] = [low, high];
  let best = a + golden * (b - a);
  let second = best;
  let third = best;
  let atBest = of(best);
  let atSecond = atBest;
  let atThird = atBest;
  let step = 0;
  let stepBefore = 0;
  for (let evaluations = 1; evaluations < 500; evaluations++) {
    const middle = (a + b) / 2;
    const near = Math.sqrt(Number.EPSILON) * Math.abs(best) + tolerance / 3;
    if (Math.abs(best - middle) <= 2 * near - (b - a) / 2) break;

    const r = (best - second) * (atBest - atThird);
    const q = (best - third) * (atBest - atSecond);
    const top = (best - third) * q - (best - second) * r;
    const bottom = 2 * (q - r);
    const toVertex = -top / bottom;
    const vertex = best + toVertex;
    if (Math.abs(toVertex) < Math.abs(stepBefore) / 2 && vertex > a && vertex < b) {
      stepBefore = step;
      const atEdge = vertex - a < 2 * near || b - vertex < 2 * near;
      step = atEdge ? Math.sign(middle - best || 1) * near : toVertex;
    } else {
      stepBefore = (best >= middle ? a : b) - best;
      step = golden * stepBefore;
    }

    const x = best + (Math.abs(step) >= near ? step : Math.sign(step || 1) * near);
    const atX = of(x);
    if (atX <= atBest) {
      if (x >= best) a = best;
      else b = best;
      [third, atThird, second, atSecond, best, atBest] = [second, atSecond, best, atBest, x, atX];
    } else {
      if (x < best) a = x;
      else b = x;
      if (atX <= atSecond || second === best) {
        [third, atThird, second, atSecond] = [second, atSecond, x, atX];
      } else if (atX <= atThird || third === best || third === second) {
        [third, atThird] = [x, atX];
      }
    }
  }
  return best;
}
