import { invalid } from "../../util/errors.js";
import { labelCodes, readLabels, sortedLabels, type Label } from "../labels.js";
import { readFinite, requireComplete } from "../numeric-columns.js";
import type { Table } from "../tabular.js";

/** A target as numbers whose means tell something. */
export interface Targets {
  /** The numbers of a regression; of two classes, 1 for the second; of more, 0 and 1 for each class. */
  values: readonly Float64Array[];
  /** The class of each of the values, where there are three or more. */
  classes?: readonly Label[];
  /** The labels of a classification. */
  labels?: Label[];
}

export interface TargetOptions {
  target: string | number;
  task?: "classification" | "regression";
}

/**
 * The target column of a table.
 * @throws if a value of it is missing or infinite, or there is one class only.
 */
export function targetsOf(table: Table, options: TargetOptions): Targets {
  const target = String(options.target);
  const { task = table.numericNames.includes(target) ? "regression" : "classification" } = options;
  if (task === "regression") {
    return { values: [requireComplete(target, readFinite(table, target))] };
  }
  const argument = `column "${target}"`;
  const labels = readLabels(argument, Array.from(table.cells(target)) as Label[]);
  const classes = sortedLabels(argument, labels);
  const codes = labelCodes(labels, classes);
  const share = (of: number): Float64Array =>
    Float64Array.from(codes, (code) => Number(code === of));
  if (classes.length > 2) return { values: classes.map((_, code) => share(code)), classes, labels };
  if (classes.length === 2) return { values: [share(1)], labels };
  throw invalid(argument, { expected: "at least two classes", received: classes });
}
