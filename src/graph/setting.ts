let on = true;

/**
 * Whether training steps are compiled: `lab.fit` writes the native operations of a step down twice, and runs them from
 * then on as one TensorFlow graph, which gives the same numbers (to about 1e-6, relative: the graph may add in another
 * order) in a fraction of the time. Weights, the optimizer's state and the learning rate stay the ordinary ones
 * and may be read and changed at any time.
 *
 * A step that cannot be compiled runs as ever, and the history of the training says why: random numbers made in JavaScript
 * (dropout, noise), layers, losses, metrics and optimizers of your own, stateful layers.
 *
 * @param value `false` turns compiling off for all trainings, `true` on; default: only asks. It is on at the start.
 * @returns whether it is on now.
 * @example lab.compiled(false)
 */
export function compiled(value?: boolean): boolean {
  if (value !== undefined) on = value;
  return on;
}
