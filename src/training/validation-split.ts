import { invalid } from "../util/errors.js";
import type { AdaptedData } from "./data.js";
import { disposeBatch, slice } from "./batches.js";

/**
 * Parts data into what is trained on and, from the end, what is validated on: the last `fraction` of the samples, in
 * the order given, before any shuffling. Rounds as Keras does.
 *
 * @throws if the fraction is not between 0 and 1, or leaves one part empty.
 */
export function validationSplit(
  data: AdaptedData,
  fraction: number,
): { train: AdaptedData; validation: AdaptedData } {
  const at = Math.floor(data.samples * (1 - fraction));
  if (!(fraction > 0 && fraction < 1) || at === 0 || at === data.samples) {
    throw invalid("validationSplit", {
      expected: `a fraction between 0 and 1 that leaves some of the ${data.samples} samples on both sides`,
      received: fraction,
    });
  }
  const part = (start: number, end: number): AdaptedData => {
    const batch = slice(data, start, end);
    return { ...batch, samples: end - start, dispose: () => disposeBatch(batch) };
  };
  return { train: part(0, at), validation: part(at, data.samples) };
}
