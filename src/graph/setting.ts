let on = true;

/**
 * Whether steps are compiled: the native operations of a step are written down twice while it runs, and run from then on
 * as one TensorFlow graph, which gives the same numbers (to about 1e-6, relative: the graph may add in another order) in a
 * fraction of the time. This holds for `lab.fit`, `lab.evaluate` and tfjs's own `fit`, `fitDataset`, `trainOnBatch`,
 * `evaluate` and `predict`. Weights, the optimizer's state and the learning rate stay the ordinary ones and may be read
 * and changed at any time.
 *
 * A step that cannot be compiled, because it reads values of tensors or depends on what changes in each step, runs as
 * ever; `history.notCompiled`, `lab.compilation(model)` and, after `model.fit`, a note say why. The page
 * `docs/compiled.md` lists the reasons.
 *
 * @param value `false` turns compiling off for all steps and functions, `true` on; default: only asks. It is on at the
 *   start.
 * @returns whether it is on now.
 * @example lab.compiled(false)
 */
export function compiled(value?: boolean): boolean {
  if (value !== undefined) on = value;
  return on;
}
