import { random } from "../../util/random.js";
import { invalid } from "../../util/errors.js";
import { columnNames, columnOf, isDataFrame } from "../frame/read.js";
import { readLabels, type LabelSource } from "../labels.js";
import { samplesOf, type SampleAccess, type Samples, type Selected } from "../samples.js";
import { atRandom, inOrder, stratified, type SplitPositions } from "./positions.js";
import { splitSizes, type SplitSizeOptions } from "./sizes.js";

export interface TrainTestSplitOptions extends SplitSizeOptions {
  /**
   * Keep the proportions of these classes in both parts: the name of a column of the frame (or of one of the data
   * sets that are split together), or one label a sample. Default: no classes.
   */
  stratify?: string | LabelSource;
  /** Draw the samples at random; `false` trains on the first and tests on the last. Default `true`. */
  shuffle?: boolean;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number;
}

export interface TrainTest<T> {
  train: T;
  test: T;
}

/**
 * Splits samples into a part to train on and a part to test on. Sizes, rounding, stratification and errors are those
 * of scikit-learn's `train_test_split`; the draw itself is our own. Frames keep their row labels. The data is not
 * changed; tensors that come out are new, and the caller's to dispose of.
 *
 * @param data a DataFrame, Series, tensor (split along its first axis), array or typed array; or a record of several
 *   with equally many samples, which stay aligned: `{ x, y }` → `{ train: { x, y }, test: { x, y } }`.
 * @throws if a size is no fraction or count, a part would be empty, the data sets differ in length, a class to
 *   stratify by has one member, or a part is smaller than the number of classes.
 * @example
 * const { train, test } = lab.data.trainTestSplit(iris, { testSize: 0.2, stratify: "species", seed: 1 });
 */
export function trainTestSplit<T extends Samples>(
  data: T,
  options?: TrainTestSplitOptions,
): TrainTest<Selected<T>>;
export function trainTestSplit<T extends Readonly<Record<string, Samples>>>(
  data: T,
  options?: TrainTestSplitOptions,
): TrainTest<{ [Name in keyof T]: Selected<T[Name]> }>;
export function trainTestSplit(
  data: Samples | Readonly<Record<string, Samples>>,
  options: TrainTestSplitOptions = {},
): TrainTest<unknown> {
  const single = samplesOf(data);
  // What is neither is named, so that the complaint about it has a name too.
  const sets = isSeveral(data) ? data : { data };
  const opened = Object.entries(sets).map(([name, set]): [string, SampleAccess] => [
    name,
    open(name, set),
  ]);
  const { train, test } = split(commonCount(opened), sets, options);
  const part = (at: Int32Array) =>
    single
      ? single.take(at)
      : Object.fromEntries(opened.map(([name, set]) => [name, set.take(at)]));
  return { train: part(train), test: part(test) };
}

function split(
  count: number,
  sets: Readonly<Record<string, Samples>>,
  { shuffle = true, stratify, seed, ...sizeOptions }: TrainTestSplitOptions,
): SplitPositions {
  const sizes = splitSizes(count, sizeOptions);
  if (stratify === undefined) {
    return shuffle ? atRandom(count, sizes, random(seed)) : inOrder(sizes);
  }
  if (!shuffle) {
    throw invalid("stratify", { expected: "no classes with shuffle: false", received: "classes" });
  }
  const labels = readLabels(
    "stratify",
    typeof stratify === "string" ? named(stratify, sets) : stratify,
  );
  if (labels.length !== count) {
    throw invalid("stratify", { expected: `${count} labels`, received: `${labels.length} labels` });
  }
  return stratified(labels, sizes, random(seed));
}

function isSeveral(data: unknown): data is Readonly<Record<string, Samples>> {
  return typeof data === "object" && data !== null && samplesOf(data) === undefined;
}

/** What a name given to `stratify` means: a data set of that name, else a column of a frame. */
function named(name: string, sets: Readonly<Record<string, Samples>>): LabelSource {
  if (Object.hasOwn(sets, name)) return sets[name] as LabelSource;
  const frames = Object.values(sets).filter(isDataFrame);
  const frame = frames.find((df) => columnNames(df).includes(name));
  if (frame) return columnOf(frame, name).values as LabelSource;
  throw invalid("stratify", {
    expected: "labels, or the name of a column",
    received: name,
    available: frames.flatMap(columnNames),
  });
}

function open(name: string, set: unknown): SampleAccess {
  const samples = samplesOf(set);
  if (samples) return samples;
  throw invalid(name, {
    expected: "a DataFrame, a Series, a tensor, an array or a record of these",
    received: set,
  });
}

function commonCount(sets: readonly [name: string, set: SampleAccess][]): number {
  const count = sets[0]?.[1].count ?? 0;
  const other = sets.find(([, set]) => set.count !== count);
  if (!other) return count;
  throw invalid(other[0], {
    expected: `${count} samples, as ${sets[0]![0]} has`,
    received: `${other[1].count} samples`,
  });
}
