import { invalid } from "../../util/errors.js";
import type { Label } from "../labels.js";
import type { Stratum } from "../split/strata.js";

/**
 * Which classes to resample, and to what size, as imbalanced-learn's `sampling_strategy`:
 * - `"auto"`: every class to the size of the largest (when adding) or of the smallest (when removing);
 * - `"minority"`, `"majority"`: the smallest or the largest class only, to the same size as for `"auto"`;
 * - a number from above 0 to 1, for two classes only: the size of the smaller as a part of the larger's, afterwards;
 * - sizes by class: `{ fraud: 400 }`; the other classes stay.
 */
export type SamplingStrategy =
  "auto" | "minority" | "majority" | number | Readonly<Record<string, number>>;

/** What to do to a class: its members, and how many there are to be. */
export interface Resampling extends Stratum {
  size: number;
}

interface Direction {
  /** The size that classes are brought to by default. */
  goal(sizes: readonly number[]): number;
  /** Whether a class of this size can be brought to that one. */
  allows(size: number, wanted: number): boolean;
  /** Size of each class where the smaller is to be this part of the larger. */
  ratio(smaller: number, larger: number, ratio: number): readonly [smaller: number, larger: number];
  rule: string;
}

const directions = {
  over: {
    goal: (sizes) => Math.max(...sizes),
    allows: (size, wanted) => wanted >= size,
    ratio: (_, larger, ratio) => [Math.trunc(ratio * larger), larger],
    rule: "at least the size that the class has",
  },
  under: {
    goal: (sizes) => Math.min(...sizes),
    allows: (size, wanted) => wanted <= size,
    ratio: (smaller, _, ratio) => [smaller, Math.trunc(smaller / ratio)],
    rule: "at most the size that the class has",
  },
} as const satisfies Record<string, Direction>;

/**
 * The size that each class is to have, classes in sorted order.
 * @throws if the strategy is none of those above, names a class that does not occur, or asks for a size that cannot be
 *   reached by adding or by removing samples; and if there is one class only.
 */
export function resamplings(
  strata: readonly Stratum[],
  strategy: SamplingStrategy,
  way: keyof typeof directions,
): Resampling[] {
  if (strata.length < 2) {
    throw invalid("target", {
      expected: "at least two classes",
      received: strata.map(({ label }) => label),
    });
  }
  const direction: Direction = directions[way];
  const sizes = strata.map(({ positions }) => positions.length);
  const wanted = wantedSizes(strata, sizes, strategy, direction);
  return strata.map((stratum, i) => {
    const size = wanted[i]!;
    if (Number.isSafeInteger(size) && size >= 0 && direction.allows(sizes[i]!, size)) {
      return { ...stratum, size };
    }
    throw invalid("samplingStrategy", {
      expected: `${direction.rule} for ${JSON.stringify(stratum.label)}: ${sizes[i]}`,
      received: size,
    });
  });
}

function wantedSizes(
  strata: readonly Stratum[],
  sizes: readonly number[],
  strategy: SamplingStrategy,
  direction: Direction,
): readonly number[] {
  if (typeof strategy === "number") return byRatio(sizes, strategy, direction);
  if (typeof strategy === "object") return bySize(strata, sizes, strategy);
  const goal = direction.goal(sizes);
  const chosen: Readonly<Record<string, (size: number) => boolean>> = {
    auto: () => true,
    minority: (size) => size === Math.min(...sizes),
    majority: (size) => size === Math.max(...sizes),
  };
  const isChosen = Object.hasOwn(chosen, strategy) ? chosen[strategy] : undefined;
  if (isChosen) return sizes.map((size) => (isChosen(size) ? goal : size));
  throw invalid("samplingStrategy", {
    expected: "a strategy, a ratio or sizes by class",
    received: strategy,
    available: Object.keys(chosen),
  });
}

function byRatio(sizes: readonly number[], ratio: number, direction: Direction): readonly number[] {
  if (sizes.length !== 2) {
    throw invalid("samplingStrategy", {
      expected: "a ratio for two classes only",
      received: `${ratio} for ${sizes.length} classes`,
    });
  }
  if (!(ratio > 0 && ratio <= 1)) {
    throw invalid("samplingStrategy", { expected: "a ratio above 0, up to 1", received: ratio });
  }
  const [first, second] = sizes as readonly [number, number];
  const ofSizes = direction.ratio(Math.min(first, second), Math.max(first, second), ratio);
  return first <= second ? ofSizes : ofSizes.toReversed();
}

function bySize(
  strata: readonly Stratum[],
  sizes: readonly number[],
  wanted: Readonly<Record<string, number>>,
): readonly number[] {
  const labels = strata.map(({ label }): Label => label);
  const unknown = Object.keys(wanted).find((key) => !labels.some((label) => String(label) === key));
  if (unknown !== undefined) {
    throw invalid("samplingStrategy", {
      expected: "sizes of classes that occur",
      received: unknown,
      available: labels.map(String),
    });
  }
  return labels.map((label, i) => (Object.hasOwn(wanted, label) ? wanted[label]! : sizes[i]!));
}
