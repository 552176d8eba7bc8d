/** Derivative of the logarithm of the gamma function, of a number above 0, to 1 part in 10¹⁴. */
export function digamma(x: number): number {
  let shifted = x;
  let sum = 0;
  // ψ(x) = ψ(x + 1) - 1/x, until the asymptotic series is good: Abramowitz and Stegun, 6.3.5 and 6.3.18
  for (; shifted < 12; shifted++) sum -= 1 / shifted;
  const square = 1 / (shifted * shifted);
  const series =
    square *
    (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132)))));
  return sum + Math.log(shifted) - 0.5 / shifted - series;
}
