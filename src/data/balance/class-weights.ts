import { invalid } from "../../util/errors.js";
import { labelCodes, readLabels, sortedLabels, type Label, type LabelSource } from "../labels.js";

export interface ClassWeightsOptions {
  /** The classes in the order of their numbers; default: the labels' own, sorted, as `toTensors` numbers them. */
  classes?: readonly Label[];
}

/**
 * Weights that give each class the same say in the loss, however rare it is: samples / (classes · samples of the class),
 * by class number, for `classWeight` of `lab.fit`. Semantics of scikit-learn's `compute_class_weight("balanced")`;
 * a label that is a whole number is its own class number, as in the `y` of `toTensors`. G. King, L. Zeng, "Logistic regression in rare events data" (2001).
 *
 * @param labels one a sample, as text or numbers; or one-hot rows.
 * @throws if there is no label, one is missing or not among the `classes`, or a class has none.
 * @example
 * await lab.fit(model, training, { classWeight: lab.data.classWeights(training.y) });
 */
export function classWeights(
  labels: LabelSource,
  options: ClassWeightsOptions = {},
): Record<number, number> {
  const read = readLabels("labels", labels);
  const classes = options.classes ?? sortedLabels("labels", read);
  const codes = labelCodes(read, classes);
  const counts = classes.map(() => 0);
  codes.forEach((code, i) => {
    if (code === -1) {
      throw invalid(`labels[${i}]`, {
        expected: "one of the classes",
        received: read[i],
        available: classes.map(String),
      });
    }
    counts[code]!++;
  });
  const weights: Record<number, number> = {};
  counts.forEach((size, code) => {
    if (size === 0) {
      throw invalid("classes", {
        expected: "classes that occur in the labels",
        received: classes[code],
      });
    }
    weights[classNumber(classes[code]!, code)] = read.length / (classes.length * size);
  });
  return weights;
}

/** A class that is a whole number is its own; others are numbered in order. */
function classNumber(label: Label, code: number): number {
  return typeof label === "number" && Number.isInteger(label) ? label : code;
}
