import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { SplitPositions } from "./positions.js";
import { splitter, type Splitter } from "./splitter.js";

/**
 * Leave-p-out cross-validation: every choice of `p` samples tests once what trained on the others: n! / (p! (n − p)!)
 * folds, made one at a time. Equal to scikit-learn's `LeavePOut`.
 *
 * @param p samples in each test, at least 1.
 * @throws if `p` is no count, or when splitting, if nothing would be left to train on.
 * @example
 * [...lab.data.leavePOut(2).split(["a", "b", "c"])].length; // 3
 */
export function leavePOut(p: number): Splitter {
  count("p", p, 1);
  return splitter((sets) => {
    if (p < sets.count) return choices(sets.count, p);
    throw invalid("p", { expected: `fewer than the ${sets.count} samples`, received: p });
  });
}

/** Every choice of `size` out of `total`, in lexicographic order. */
function* choices(total: number, size: number): Generator<SplitPositions> {
  const all = new Int32Array(total).map((_, sample) => sample);
  const test = all.slice(0, size);
  for (;;) {
    const chosen = new Set(test);
    yield { train: all.filter((sample) => !chosen.has(sample)), test: test.slice() };
    let at = size - 1;
    while (at >= 0 && test[at] === total - size + at) at--;
    if (at < 0) return;
    const next = test[at]! + 1;
    for (let i = at; i < size; i++) test[i] = next + i - at;
  }
}
