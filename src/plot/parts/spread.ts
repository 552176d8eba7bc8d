/** Mean, and standard deviation divided by the count, as numpy's `std`. */
export function spread(scores: readonly number[]): { mean: number; std: number } {
  const mean = average(scores);
  return { mean, std: Math.sqrt(average(scores.map((score) => (score - mean) ** 2))) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
