/**
 * A number with so many decimals, rounded as C's `printf` and Python round: a tie goes to the even digit, where
 * JavaScript takes the larger number. `nan` and `inf` are Python's words.
 */
export function formatFixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const rounded = Math.abs(value).toFixed(decimals);
  // A tie has one decimal more, which is a 5, and nothing after that: only a multiple of a power of 1/2 can.
  const tie =
    Number.isInteger(value * 2 ** (decimals + 1)) &&
    Math.abs(value)
      .toFixed(decimals + 1)
      .endsWith("5");
  const odd = /[13579]$/.test(rounded);
  const even = tie && odd ? (Math.abs(value) - 10 ** -decimals / 2).toFixed(decimals) : rounded;
  return value < 0 ? `-${even}` : even;
}
