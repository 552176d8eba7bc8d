/**
 * Where each point of a picture comes from in the one before it: (x, y) → (a x + b y + c, d x + e y + f), in pixels, x to
 * the right, y down, the first pixel at (0, 0).
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Affine = [1, 0, 0, 0, 1, 0];

/** First `after`, then `before`: what comes out when a picture is changed by `before` and then by `after`. */
export function compose(before: Affine, after: Affine): Affine {
  const [a, b, c, d, e, f] = before;
  const [p, q, r, s, t, u] = after;
  return [
    a * p + b * s,
    a * q + b * t,
    a * r + b * u + c,
    d * p + e * s,
    d * q + e * t,
    d * r + e * u + f,
  ];
}

/** A linear map around the middle of a picture. */
export function around(
  { width, height }: Size,
  [a, b, d, e]: readonly [a: number, b: number, d: number, e: number],
): Affine {
  const [x, y] = [(width - 1) / 2, (height - 1) / 2];
  return [a, b, x - a * x - b * y, d, e, y - d * x - e * y];
}

/** The way back. */
export function inverse([a, b, c, d, e, f]: Affine): Affine {
  const determinant = a * e - b * d;
  const [p, q, s, t] = [e / determinant, -b / determinant, -d / determinant, a / determinant];
  return [p, q, -(p * c + q * f), s, t, -(s * c + t * f)];
}

export function applyTo([a, b, c, d, e, f]: Affine, x: number, y: number): [x: number, y: number] {
  return [a * x + b * y + c, d * x + e * y + f];
}

/** Of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
