import type { LayersModel } from "@tensorflow/tfjs-node";
import { sampleWeights, type ClassWeight } from "./class-weight.js";
import { withSampleWeight, type SampleWeight } from "./sample-weight.js";
import type { Compiled } from "./compiled.js";
import { adapt, type AdaptedData, type TrainingData } from "./data.js";
import { invalid } from "../util/errors.js";
import { validationSplit } from "./validation-split.js";

export interface DataOptions {
  /**
   * Fraction of the samples that is validated on and not trained on: the last ones, before any shuffling, as in Keras.
   * Default 0: no validation. Without meaning where there is `validationData`.
   */
  validationSplit?: number;
  /** Samples to validate on after each epoch; default none. */
  validationData?: TrainingData;
  /**
   * Class number → weight of its samples in the training loss; a class that is not named has weight 1. Default: all 1.
   * For models with one output. Validation is not weighted, as in Keras.
   */
  classWeight?: ClassWeight;
  /**
   * Weight of each sample in the loss, shape [samples]; default: all 1. For models with one output, and not together with
   * `classWeight`. The samples of a `validationSplit` keep their weights, as in Keras; `validationData` has none.
   */
  sampleWeight?: SampleWeight;
}

export interface PreparedData {
  readonly train: AdaptedData;
  readonly validation: AdaptedData | undefined;
  /** Frees what was made in preparing; the tensors passed in stay. */
  dispose(): void;
}

/** Adapts, splits and weights the data for a training. @throws if they do not fit the model or each other. */
export function prepareData(
  model: LayersModel,
  compiled: Compiled,
  data: TrainingData,
  options: DataOptions,
): PreparedData {
  const made: { dispose(): void }[] = [];
  const owned = <T extends { dispose(): void }>(part: T): T => {
    made.push(part);
    return part;
  };
  const dispose = (): void => made.forEach((part) => part.dispose());

  try {
    const { classWeight, sampleWeight } = options;
    if (classWeight && sampleWeight) {
      throw invalid("classWeight, sampleWeight", { expected: "one of them", received: "both" });
    }
    const adapted = owned(adapt(model, compiled, data));
    const all = sampleWeight ? owned(withSampleWeight(adapted, sampleWeight)) : adapted;
    let train = all;
    let validation: AdaptedData | undefined;
    if (options.validationData) {
      validation = owned(adapt(model, compiled, options.validationData, "validationData"));
    } else if (options.validationSplit) {
      const parts = validationSplit(all, options.validationSplit);
      train = owned(parts.train);
      validation = owned(parts.validation);
    }
    if (classWeight) {
      train = { ...train, weights: owned(sampleWeights(train.y, classWeight)) };
    }
    return { train, validation, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}
