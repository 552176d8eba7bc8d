import { invalid } from "../../util/errors.js";
import { labelCodes, readLabels, sortedLabels, type Label, type LabelSource } from "../labels.js";
import { requireFitted, type TransformerJson } from "../transformer.js";

export interface LabelEncoder {
  /** The classes in the order of their numbers; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined;
  /** Learns the classes; returns itself. */
  fit(labels: LabelSource): this;
  /** The number of each label's class. */
  transform(labels: LabelSource): Int32Array;
  /** `fit`, then `transform`, on the same labels. */
  fitTransform(labels: LabelSource): Int32Array;
  /** The label of each number; of rows of probabilities, the label of the largest. */
  inverseTransform(codes: LabelSource): Label[];
  toJSON(): LabelEncoderJson;
}

export interface LabelEncoderJson extends TransformerJson {
  transformer: "labelEncoder";
  classes?: readonly Label[];
}

/**
 * Numbers the classes of a target 0, 1, 2, … in sorted order, as scikit-learn's `LabelEncoder` does. Labels are a
 * Series, an array or a tensor; columns of features are for `ordinalEncoder`.
 *
 * @throws if a label is missing or unknown, there is none, or there is text as well as numbers.
 * @example
 * const encoder = lab.data.labelEncoder();
 * const y = encoder.fitTransform(train["species"]);
 * encoder.inverseTransform(model.predict(x));
 */
export function labelEncoder(): LabelEncoder {
  return new Encoder();
}

/** The encoder that `toJSON` described. */
export function restoreLabelEncoder({ classes }: LabelEncoderJson): LabelEncoder {
  return new Encoder(classes);
}

class Encoder implements LabelEncoder {
  #classes: readonly Label[] | undefined;

  constructor(classes?: readonly Label[]) {
    this.#classes = classes;
  }

  get classes(): readonly Label[] | undefined {
    return this.#classes;
  }

  fit(labels: LabelSource): this {
    this.#classes = sortedLabels("labels", readLabels("labels", labels));
    return this;
  }

  transform(labels: LabelSource): Int32Array {
    const classes = requireFitted("labelEncoder", this.#classes);
    const read = readLabels("labels", labels);
    const codes = labelCodes(read, classes);
    const unknown = codes.indexOf(-1);
    if (unknown === -1) return codes;
    throw invalid("labels", {
      expected: "the classes that were learnt",
      received: read[unknown],
      available: classes.map(String),
    });
  }

  fitTransform(labels: LabelSource): Int32Array {
    return this.fit(labels).transform(labels);
  }

  inverseTransform(codes: LabelSource): Label[] {
    const classes = requireFitted("labelEncoder", this.#classes);
    return readLabels("codes", codes).map((code) => {
      const label = typeof code === "number" ? classes[code] : undefined;
      if (label !== undefined) return label;
      throw invalid("codes", { expected: `numbers of ${classes.length} classes`, received: code });
    });
  }

  toJSON(): LabelEncoderJson {
    return {
      transformer: "labelEncoder",
      ...(this.#classes ? { classes: this.#classes } : {}),
    };
  }
}
