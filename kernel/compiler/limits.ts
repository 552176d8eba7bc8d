/** How long TypeScript may take to answer, in milliseconds, before it is taken for hung and started anew. */
export interface Limits {
  check: number;
  complete: number;
  inspect: number;
}

/** Many times what the slowest measured answer took on a busy machine: a cell that exceeds them never ends. */
export const defaultLimits: Limits = { check: 20_000, complete: 5_000, inspect: 5_000 };
