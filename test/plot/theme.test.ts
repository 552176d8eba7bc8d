import assert from "node:assert/strict";
import { test } from "node:test";
import { palette, textColor } from "../../src/plot/theme.js";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const times = (matrix: Matrix, vector: Triple): Triple =>
  matrix.map((row) =>
    row.reduce((sum, part, i) => sum + part * vector[i]!, 0),
  ) as unknown as Triple;

/** sRGB → linear light. */
function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

const toXyz: Matrix = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
];
const luminance = (light: Triple): number => times(toXyz, light)[1];

const contrast = (a: number, b: number): number =>
  (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** Linear light → CIELAB, in which distance is what people see of it. */
function lab(light: Triple): Triple {
  const clipped = light.map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple;
  const white = [0.95047, 1, 1.08883];
  const [x, y, z] = times(toXyz, clipped).map((part, i) => {
    const relative = part / white[i]!;
    return relative > 216 / 24389 ? Math.cbrt(relative) : (24389 / 27 / 116) * relative + 16 / 116;
  }) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Machado, Oliveira and Fernandes (2009): what people without one kind of cone see, severity 1. */
const vision: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

for (const [kind, matrix] of Object.entries(vision)) {
  test(`colours are told apart: ${kind}`, () => {
    const seen = palette.map((color) => lab(times(matrix, linear(color))));
    seen.forEach((one, i) => {
      seen.slice(i + 1).forEach((other, j) => {
        const distance = Math.hypot(...one.map((part, k) => part - other[k]!));
        assert.ok(distance >= 20, `${palette[i]} and ${palette[i + j + 1]}: ${distance}`);
      });
    });
  });
}

test("colours stand out on white and on the dark grey of notebooks", () => {
  for (const color of [...palette, textColor]) {
    for (const background of ["#ffffff", "#333333"]) {
      const found = contrast(luminance(linear(color)), luminance(linear(background)));
      assert.ok(found >= 2.7, `${color} on ${background}: ${found}`);
    }
  }
});
