/**
 * Quantile of the standard normal distribution, to 1 part in 10¹⁵: M. J. Wichura's algorithm AS 241 (Applied
 * Statistics 37, 1988). 0 gives -Infinity, 1 Infinity, anything outside `NaN`.
 */
export function normalQuantile(probability: number): number {
  const distance = probability - 0.5;
  if (Math.abs(distance) <= 0.425) return distance * ratio(centre, 0.180625 - distance * distance);
  const tail = Math.min(probability, 1 - probability);
  if (tail === 0) return distance * Infinity;
  const depth = Math.sqrt(-Math.log(tail));
  const size = depth <= 5 ? ratio(shoulder, depth - 1.6) : ratio(farTail, depth - 5);
  return distance < 0 ? -size : size;
}

/** Probability of the standard normal distribution below a value, to 1 part in 10¹², also far out. */
export function normalCdf(value: number): number {
  const size = Math.abs(value);
  const density = Math.exp(-0.5 * size * size) / Math.sqrt(2 * Math.PI);
  if (size < 3) return 0.5 + Math.sign(value) * density * series(size);
  const tail = density / continuedFraction(size);
  return value > 0 ? 1 - tail : tail;
}

/** (Φ(x) - 1/2) / φ(x) = x + x³/3 + x⁵/15 + …: all terms positive, so that nothing cancels. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 3; term > sum * Number.EPSILON; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return sum;
}

/** φ(x) / (1 - Φ(x)) = x + 1/(x + 2/(x + 3/(x + …))), from the inside out. */
function continuedFraction(x: number): number {
  let fraction = x;
  for (let n = 80; n > 0; n--) fraction = x + n / fraction;
  return fraction;
}

/** Coefficients of a rational function, from the constant up. */
interface Rational {
  over: readonly number[];
  under: readonly number[];
}

const centre: Rational = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854,
  ],
};
const shoulder: Rational = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const farTail: Rational = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

function ratio({ over, under }: Rational, x: number): number {
  return polynomial(over, x) / polynomial(under, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let power = coefficients.length - 1; power >= 0; power--)
    sum = sum * x + coefficients[power]!;
  return sum;
}
