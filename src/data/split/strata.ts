import { labelCodes, sortedLabels, type Label } from "../labels.js";

/** Samples of one class. */
export interface Stratum {
  label: Label;
  /** Positions of its samples, rising. */
  positions: Int32Array;
}

/** The samples of each class, classes in sorted order. */
export function strataOf(argument: string, labels: readonly Label[]): Stratum[] {
  const classes = sortedLabels(argument, labels);
  const codes = labelCodes(labels, classes);
  const counts = new Int32Array(classes.length);
  for (const code of codes) counts[code]!++;
  const strata = classes.map((label, i) => ({ label, positions: new Int32Array(counts[i]!) }));
  const filled = new Int32Array(classes.length);
  codes.forEach((code, position) => {
    strata[code]!.positions[filled[code]!++] = position;
  });
  return strata;
}
