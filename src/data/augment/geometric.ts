import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { around } from "./affine.js";
import { draw, readFactor, type Factor } from "./factor.js";
import type { GeometricStep } from "./step.js";

export interface RandomFlipOptions {
  /** Left to right, upside down, or both, each for itself with chance ½; default `"horizontal"`. */
  mode?: "horizontal" | "vertical" | "horizontal_and_vertical";
}

/**
 * Mirrors pictures by chance. As Keras's `RandomFlip`, but that the default leaves up and down as they are.
 *
 * @throws if the mode is unknown.
 */
export function randomFlip({ mode = "horizontal" }: RandomFlipOptions = {}): GeometricStep {
  const modes: Readonly<Record<string, readonly [x: boolean, y: boolean]>> = {
    horizontal: [true, false],
    vertical: [false, true],
    horizontal_and_vertical: [true, true],
  };
  const sides = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (!sides) {
    throw invalid("mode", { expected: "a mode", received: mode, available: Object.keys(modes) });
  }
  return {
    kind: "geometric",
    name: "randomFlip",
    draw(size, draws) {
      const [x, y] = sides.map((side) => (side && draws.next() < 0.5 ? -1 : 1)) as [number, number];
      return around(size, [x, 0, 0, y]);
    },
  };
}

/**
 * Turns pictures by up to a part of a full turn: `factor: 0.1` is up to 36° either way; positive is against the clock. As
 * Keras's `RandomRotation`.
 *
 * @throws if the factor is no number or pair.
 */
export function randomRotation({ factor = 0.1 }: { factor?: Factor } = {}): GeometricStep {
  const range = readFactor("factor", factor);
  return {
    kind: "geometric",
    name: "randomRotation",
    draw(size, draws) {
      const angle = 2 * Math.PI * draw(range, draws);
      const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
      return around(size, [cos, -sin, sin, cos]);
    },
  };
}

export interface RandomZoomOptions {
  /** 0.2: to between 80 % (nearer) and 120 % (farther) of what is seen; default 0.2. */
  heightFactor?: Factor;
  /** The same across; default: as the height, without distortion. */
  widthFactor?: Factor;
}

/**
 * Zooms into and out of the middle of pictures; positive is farther away. As Keras's `RandomZoom`.
 *
 * @throws if a factor is no number or pair, or not above -1.
 */
export function randomZoom({
  heightFactor = 0.2,
  widthFactor,
}: RandomZoomOptions = {}): GeometricStep {
  const height = aboveMinusOne("heightFactor", heightFactor);
  const width = widthFactor === undefined ? undefined : aboveMinusOne("widthFactor", widthFactor);
  return {
    kind: "geometric",
    name: "randomZoom",
    draw(size, draws) {
      const y = 1 + draw(height, draws);
      const x = width ? 1 + draw(width, draws) : y;
      return around(size, [x, 0, 0, y]);
    },
  };
}

function aboveMinusOne(argument: string, factor: Factor): readonly [number, number] {
  const range = readFactor(argument, factor);
  if (range[0] > -1) return range;
  throw invalid(argument, { expected: "numbers above -1", received: factor });
}

export interface RandomTranslationOptions {
  /** Up and down, as a part of the height; default 0.1. */
  heightFactor?: Factor;
  /** Across, as a part of the width; default 0.1. */
  widthFactor?: Factor;
}

/**
 * Moves pictures; positive is down and to the right. As Keras's `RandomTranslation`.
 *
 * @throws if a factor is no number or pair.
 */
export function randomTranslation({
  heightFactor = 0.1,
  widthFactor = 0.1,
}: RandomTranslationOptions = {}): GeometricStep {
  const [down, right] = [
    readFactor("heightFactor", heightFactor),
    readFactor("widthFactor", widthFactor),
  ];
  return {
    kind: "geometric",
    name: "randomTranslation",
    draw({ width, height }, draws) {
      const [y, x] = [height * draw(down, draws), width * draw(right, draws)];
      return [1, 0, -x, 0, 1, -y];
    },
  };
}

export interface RandomShearOptions {
  /** How far each row moves across, as a part of its distance from the middle; default 0.2. */
  xFactor?: Factor;
  /** The same for columns, up and down; default 0. */
  yFactor?: Factor;
}

/**
 * Slants pictures around their middle. As Keras's `RandomShear`.
 *
 * @throws if a factor is no number or pair.
 */
export function randomShear({
  xFactor = 0.2,
  yFactor = 0,
}: RandomShearOptions = {}): GeometricStep {
  const [across, down] = [readFactor("xFactor", xFactor), readFactor("yFactor", yFactor)];
  return {
    kind: "geometric",
    name: "randomShear",
    draw: (size, draws) => around(size, [1, draw(across, draws), draw(down, draws), 1]),
  };
}

export interface RandomCropOptions {
  height: number;
  width: number;
}

/**
 * Cuts a part out of pictures, at a place of chance. As Keras's `RandomCrop` in training.
 *
 * @throws if a size is no whole number of at least 1; and in use, if it is more than the pictures have.
 */
export function randomCrop({ height, width }: RandomCropOptions): GeometricStep {
  count("height", height, 1);
  count("width", width, 1);
  return {
    kind: "geometric",
    name: "randomCrop",
    size: () => ({ height, width }),
    draw(size, draws) {
      if (height > size.height || width > size.width) {
        throw invalid("randomCrop", {
          expected: `at most ${size.height} × ${size.width} pixels`,
          received: `${height} × ${width}`,
        });
      }
      const y = draws.int(size.height - height + 1);
      const x = draws.int(size.width - width + 1);
      return [1, 0, x, 0, 1, y];
    },
  };
}
