import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { Random } from "../../util/random.js";
import { randomRotation, randomShear, randomTranslation } from "./geometric.js";
import { randomBrightness, randomContrast, randomSaturation } from "./photometric.js";
import type { AugmentationStep } from "./step.js";

export interface RandAugmentOptions {
  /** Changes of each batch; default 2. */
  numOps?: number;
  /** Strength of each, from 0 to 1; default 0.3. */
  magnitude?: number;
}

/** Draws the steps of a batch. */
export interface RandAugment {
  readonly kind: "choice";
  readonly name: "randAugment";
  choose(draws: Random): AugmentationStep[];
}

/** The changes, each at its strongest for a magnitude of 1. */
const choices: readonly ((magnitude: number) => AugmentationStep)[] = [
  (m) => randomRotation({ factor: m / 4 }),
  (m) => randomShear({ xFactor: m, yFactor: 0 }),
  (m) => randomShear({ xFactor: 0, yFactor: m }),
  (m) => randomTranslation({ heightFactor: m / 2, widthFactor: 0 }),
  (m) => randomTranslation({ heightFactor: 0, widthFactor: m / 2 }),
  (m) => randomBrightness({ factor: m }),
  (m) => randomContrast({ factor: m }),
  (m) => randomSaturation({ factor: m }),
];

/**
 * A few changes, drawn anew for each batch, all of one strength: E. Cubuk et al., "RandAugment" (2020). The changes:
 * rotation, shear, translation, brightness, contrast and saturation.
 *
 * @throws if `numOps` is no whole number of at least 1, or `magnitude` is not from 0 to 1.
 */
export function randAugment({ numOps = 2, magnitude = 0.3 }: RandAugmentOptions = {}): RandAugment {
  count("numOps", numOps, 1);
  if (!(magnitude >= 0 && magnitude <= 1)) {
    throw invalid("magnitude", { expected: "a strength from 0 to 1", received: magnitude });
  }
  return {
    kind: "choice",
    name: "randAugment",
    choose: (draws) =>
      Array.from({ length: numOps }, () => choices[draws.int(choices.length)]!(magnitude)),
  };
}
