/**
 * Names that every cell has without an import; each module is loaded at first use.
 */
export interface Preload {
  module: string;
  /** Export of `module` that is the value; the namespace itself where absent. */
  export?: string;
  /** Type expression, read beside the compiled library. */
  type: string;
}

export const preloads: Readonly<Record<string, Preload>> = {
  tf: { module: "trainlab/tf", export: "tf", type: `typeof import("@tensorflow/tfjs-node")` },
  dfd: { module: "trainlab/dfd", export: "dfd", type: `typeof import("danfojs-node")` },
  lab: { module: "trainlab", type: `typeof import("trainlab")` },
};
