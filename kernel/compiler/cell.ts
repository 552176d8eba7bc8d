/**
 * The shape of a compiled cell: a script whose completion value is an async function of these parameters, in this
 * order. Every name that the notebook declares at top level is a property of `__scope`, so that all cells, closures
 * and timers see its newest value.
 */
export const cellParameters = [
  /** Name → value of everything declared at top level, the preloaded names and `_`. */
  "__scope",
  /**
   * `import(specifier, attributes)`, resolved from the notebook's folder, then from TrainLab's packages. Its
   * `define(name, text, language)` lets `./name` mean a cell.
   */
  "__import",
  /** The notebook's `import.meta`: `url`, `filename`, `dirname`, `resolve`. */
  "__meta",
  "require",
  "__filename",
  "__dirname",
  /**
   * Wraps every `await`: gives its value back, or throws where the cell was stopped meanwhile. A stopped cell ends at
   * its next `await`, with its `finally` blocks, in place of running on unseen.
   */
  "__resume",
] as const;
