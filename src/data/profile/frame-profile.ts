import type { ColumnProfile } from "./column-profile.js";

/** Two columns of numbers that go together. */
export interface CorrelatedPair {
  columns: readonly [string, string];
  correlation: number;
}

/** What a frame is like. */
export interface FrameProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** Rows that are equal to an earlier one. */
  readonly duplicates: number;
  /** Missing cells of all columns. */
  readonly missing: number;
  /** Pairs of columns with a correlation (Pearson) of at least 0.5 in size, the strongest first. */
  readonly correlated: readonly CorrelatedPair[];
}
