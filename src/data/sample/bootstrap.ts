import { count } from "../../util/check.js";
import { random } from "../../util/random.js";
import type { Samples, Selected } from "../samples.js";
import { openSets, type Splittable } from "../split/sets.js";

export interface BootstrapOptions {
  /** How many to draw; default: as many as there are. */
  size?: number;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number;
}

export interface BootstrapSample<T> {
  /** Drawn with replacement, in the order of the draw. */
  sample: T;
  /** Those never drawn, about 37 % of all, in their order: a test set that the sample has not seen. */
  outOfBag: T;
}

/**
 * A bootstrap sample: as many samples as there are, drawn with replacement, and those left over. B. Efron, "Bootstrap
 * methods: another look at the jackknife" (1979). Frames keep their row labels, unless one is drawn twice. The data is not changed.
 *
 * @param data a DataFrame, tensor, array …; or a record of several with equally many samples, which stay aligned.
 * @throws if there is no sample, or `size` is no whole number of at least 1.
 */
export function bootstrap<T extends Samples>(
  data: T,
  options?: BootstrapOptions,
): BootstrapSample<Selected<T>>;
export function bootstrap<T extends Readonly<Record<string, Samples>>>(
  data: T,
  options?: BootstrapOptions,
): BootstrapSample<{ [Name in keyof T]: Selected<T[Name]> }>;
export function bootstrap(
  data: Splittable,
  options: BootstrapOptions = {},
): BootstrapSample<unknown> {
  const sets = openSets(data);
  const size = count("size", options.size ?? sets.count, 1);
  count("samples", sets.count, 1);
  const draws = random(options.seed);
  const drawn = new Int32Array(size).map(() => draws.int(sets.count));
  const seen = new Set(drawn);
  const left = new Int32Array(sets.count).map((_, i) => i).filter((i) => !seen.has(i));
  return { sample: sets.take(drawn), outOfBag: sets.take(left) };
}
