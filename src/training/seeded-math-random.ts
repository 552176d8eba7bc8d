let original: (() => number) | undefined;
let pending: NodeJS.Immediate | undefined;

function restore(): void {
  if (original) Math.random = original;
  original = undefined;
}

/**
 * tfjs makes the random numbers of dropout, noise layers and `tf.randomNormal` from seeds that it draws from
 * `Math.random`, and has no seed of its own (https://github.com/tensorflow/tfjs/issues/2219). This runs `work`, which
 * must be synchronous, with `Math.random` taken from `next`, so that no other code of the program sees it.
 */
export function withMathRandom<T>(next: () => number, work: () => T): T {
  restore();
  original = Math.random;
  Math.random = next;
  // A kernel that stops a cell by force skips `finally`; then this restores it when the event loop goes on.
  pending ??= setImmediate(() => {
    pending = undefined;
    restore();
  });
  try {
    return work();
  } finally {
    restore();
  }
}
