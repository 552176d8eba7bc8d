/** A module whose value every cell has by name, without an import; it is loaded at first use. */
export interface Preload {
  module: string;
  /** Export of `module` that is the value; the namespace itself where absent. */
  export?: string;
  /** The module whose exports describe the value, types included: `tf.Tensor`. */
  types: string;
}

export const preloads: Readonly<Record<string, Preload>> = {
  tf: { module: "trainlab/tf", export: "tf", types: "@tensorflow/tfjs-node" },
  dfd: { module: "trainlab/dfd", export: "dfd", types: "danfojs-node" },
  lab: { module: "trainlab", types: "trainlab" },
};

/**
 * Preloaded names that a text mentions, or whose package it names: a guess that is made before the text is compiled or
 * run, so that loading overlaps. A name in a comment costs memory but changes nothing.
 */
export function preloadsIn(code: string): string[] {
  return mentions.filter(([, mention]) => mention.test(code)).map(([name]) => name);
}

const mentions = Object.entries(preloads).map(
  ([name, { types }]) => [name, new RegExp(`\\b${name}\\b|["'\`]${types}["'\`]`)] as const,
);

/** Packages whose place the kernel itself takes: specifier → the compiled module that cells get. */
export const provided = { tslab: "kernel/runtime/tslab.js" } as const;

/** Whether `specifier` means a module of the kernel. */
export function isProvided(specifier: string): specifier is keyof typeof provided {
  return Object.hasOwn(provided, specifier);
}

/** What the runtime itself puts into the scope of a notebook: name → the compiled module that exports it. */
export const builtins: Readonly<Record<string, string>> = {
  display: "kernel/runtime/display.js",
  prompt: "kernel/runtime/input.js",
  confirm: "kernel/runtime/input.js",
};
