import { invalid } from "../util/errors.js";
import { isMissing } from "./frame/column-type.js";
import { valueRows, type ValueSource } from "./value-rows.js";

/** Name of a class: text, or a number. Booleans are read as 0 and 1. */
export type Label = string | number;

export type { NumberArray } from "./value-rows.js";

/** What labels are read from: see `readLabels`. */
export type LabelSource = ValueSource;

export interface ReadLabelsOptions {
  /** Names of the columns of one-hot rows or probabilities; default: 0, 1, 2, … */
  classes?: readonly Label[] | undefined;
  /** Whether fractions in a single column are the probabilities of the second class; default `false`: an error. */
  probabilities?: boolean;
}

/**
 * Reads one label a sample:
 * - one dimension, or one column: the labels themselves. With `probabilities`, numbers from 0 to 1 that are not all
 *   whole are probabilities of class 1 (of the second of two `classes`): above 0.5 is 1, the rest 0.
 * - two dimensions: one-hot rows, probabilities or scores; the largest of a row is its class, the first of equals.
 *
 * @throws if there is no sample, a label is missing, or a row holds `NaN`.
 */
export function readLabels(
  argument: string,
  source: LabelSource,
  options: ReadLabelsOptions = {},
): Label[] {
  const { values, width } = valueRows(argument, source);
  if (values.length === 0)
    throw invalid(argument, { expected: "at least one label", received: "none" });
  if (width === 1) return singles(argument, values, options);
  const { classes } = options;
  if (classes && classes.length !== width) {
    throw invalid("classes", {
      expected: `one for each of ${width} columns of ${argument}`,
      received: classes,
    });
  }
  return Array.from(largest(argument, values, width), (index) => classes?.[index] ?? index);
}

function singles(
  argument: string,
  values: ArrayLike<unknown>,
  { classes, probabilities = false }: ReadLabelsOptions,
): Label[] {
  const labels = Array.from(values, (value, i) => labelOf(`${argument}[${i}]`, value));
  const fraction = labels.find((label) => typeof label === "number" && !Number.isInteger(label));
  // Of two classes with names, numbers cannot be the labels, even where every probability has become 0 or 1.
  const named = classes?.length === 2 && classes.every((label) => typeof label === "string");
  if (probabilities && (fraction !== undefined || named) && labels.every(isProbability)) {
    return labels.map((probability) => {
      const code = probability > 0.5 ? 1 : 0;
      return classes?.length === 2 ? classes[code]! : code;
    });
  }
  if (fraction === undefined) return labels;
  throw invalid(argument, {
    expected: probabilities ? "labels, or probabilities from 0 to 1" : "labels",
    received: fraction,
  });
}

function isProbability(label: Label): label is number {
  return typeof label === "number" && label >= 0 && label <= 1;
}

function labelOf(argument: string, value: unknown): Label {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "string" || (typeof value === "number" && !isMissing(value))) return value;
  throw invalid(argument, {
    expected: "a label",
    received: isMissing(value) ? "a missing value" : value,
  });
}

function largest(argument: string, values: ArrayLike<unknown>, width: number): Int32Array {
  const indices = new Int32Array(values.length / width);
  for (let row = 0; row < indices.length; row++) {
    let best = 0;
    for (let column = 0; column < width; column++) {
      const value = Number(values[row * width + column]);
      if (Number.isNaN(value))
        throw invalid(`${argument}[${row}]`, { expected: "numbers", received: "NaN" });
      if (value > Number(values[row * width + best])) best = column;
    }
    indices[row] = best;
  }
  return indices;
}

/**
 * The different labels in order: numbers by size, text by code unit, as scikit-learn sorts classes.
 * @throws if there is text as well as numbers.
 */
export function sortedLabels(argument: string, labels: Iterable<Label>): Label[] {
  const distinct = [...new Set(labels)];
  const numbers = distinct.filter((label) => typeof label === "number");
  if (numbers.length === distinct.length) return numbers.toSorted((a, b) => a - b);
  if (numbers.length === 0) return distinct.toSorted();
  throw invalid(argument, {
    expected: "labels of one kind",
    received: "text and numbers",
    available: distinct.map((label) => JSON.stringify(label)),
  });
}

/** Position of each label in `classes`; −1 for a label that is not there. */
export function labelCodes(labels: readonly Label[], classes: readonly Label[]): Int32Array {
  const codes = new Map(classes.map((label, code) => [label, code]));
  return Int32Array.from(labels, (label) => codes.get(label) ?? -1);
}
