import { leavePOut } from "./leave-p-out.js";
import type { Splitter } from "./splitter.js";

/**
 * Leave-one-out cross-validation: each sample tests once what trained on all others, so as many folds as samples. Equal
 * to scikit-learn's `LeaveOneOut`.
 *
 * @throws when splitting, if there are fewer than 2 samples.
 * @example
 * for (const { train, test } of lab.data.leaveOneOut().split(df)) { … }
 */
export function leaveOneOut(): Splitter {
  return leavePOut(1);
}
