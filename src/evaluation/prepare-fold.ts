import type { DataFrame } from "danfojs-node";
import { makeFrame } from "../data/frame/make.js";
import { columnNames, columnOf, columnsOf, indexOf, rowCount } from "../data/frame/read.js";
import type { Label } from "../data/labels.js";
import { toTensors, type LabelledTensors } from "../data/to-tensors.js";
import type { Transformer } from "../data/transformer.js";
import { invalid } from "../util/errors.js";

/** How the frames of a fold become tensors. */
export interface FoldPreparation {
  target: string;
  task: "classification" | "regression";
  /** All classes, also those that the fold lacks; absent for a regression. */
  classes?: readonly Label[];
  oneHot: boolean;
  /** Fitted on the part to train on; the target is kept out of it, unless it says that it looks at that column. */
  transformer?: Transformer | undefined;
}

/**
 * Tensors of both parts of a fold. The transformer learns from the part to train on only: what is tested must not be
 * known before.
 */
export function prepareFold(
  train: DataFrame,
  test: DataFrame,
  { transformer, ...preparation }: FoldPreparation,
): { train: LabelledTensors; test: LabelledTensors } {
  const { target } = preparation;
  const looks = transformer?.target === target;
  const prepared = (part: DataFrame, change: (features: DataFrame) => DataFrame): DataFrame => {
    const changed = change(looks ? part : withoutTarget(part, target));
    return withTarget(looks ? withoutTarget(changed, target) : changed, part, target);
  };
  const learn = transformer ? (part: DataFrame) => transformer.fitTransform(part) : same;
  const apply = transformer ? (part: DataFrame) => transformer.transform(part) : same;
  const trained = toTensors(prepared(train, learn), preparation);
  try {
    return { train: trained, test: toTensors(prepared(test, apply), preparation) };
  } catch (error) {
    trained.dispose();
    throw error;
  }
}

function same(part: DataFrame): DataFrame {
  return part;
}

function withoutTarget(df: DataFrame, target: string): DataFrame {
  const features = columnNames(df).filter((name) => name !== target);
  return makeFrame(columnsOf(df, features), indexOf(df));
}

function withTarget(features: DataFrame, df: DataFrame, target: string): DataFrame {
  if (rowCount(features) === rowCount(df)) {
    return makeFrame([...columnsOf(features), columnOf(df, target)], indexOf(df));
  }
  throw invalid("prepare", {
    expected: `a transformer that keeps the ${rowCount(df)} rows`,
    received: `${rowCount(features)} rows`,
  });
}
