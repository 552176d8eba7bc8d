let on = true;

/**
 * Whether training steps are compiled: `lab.fit` writes the native operations of a step down twice, and runs them from
 * then on as one TensorFlow graph, which gives the same numbers (to about 1e-6, relative: the graph may add in another
 * order) in a fraction of the time. Weights, the optimizer's state and the learning rate stay the ordinary ones
 * and may be read and changed at any time.
 *
 * Layers, losses, metrics, constraints and optimizers of your own are compiled, too. Before each step, all that their
 * code can reach is compared with what it was: properties, variables around functions, whatever those hold. When one has
 * changed, the step is recorded anew; what changes in every step belongs in a `tf.variable`, which a graph reads.
 *
 * A step that cannot be compiled runs as ever, and the history of the training says why: values of tensors that are read,
 * numbers of `Math.random`, the clock, output on the console, code that cannot be looked into (private members, bound
 * functions, maps and sets), stateful layers.
 *
 * @param value `false` turns compiling off for all trainings, `true` on; default: only asks. It is on at the start.
 * @returns whether it is on now.
 * @example lab.compiled(false)
 */
export function compiled(value?: boolean): boolean {
  if (value !== undefined) on = value;
  return on;
}
