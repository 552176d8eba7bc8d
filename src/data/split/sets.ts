import { invalid } from "../../util/errors.js";
import { columnNames, columnOf, isDataFrame } from "../frame/read.js";
import { readLabels, type Label, type LabelSource } from "../labels.js";
import { samplesOf, type SampleAccess, type Samples } from "../samples.js";

/** What can be split: one data set, or a record of several with equally many samples, which stay aligned. */
export type Splittable = Samples | Readonly<Record<string, Samples>>;

/** One or several aligned data sets. */
export interface Sets {
  count: number;
  /** The samples at the given positions, as new data of the same form. */
  take(positions: Int32Array): unknown;
  /**
   * One label a sample: given as such, or the name of a data set of the record, or of a column of a frame.
   * @throws if there is no such name, a label is missing, or their number is not that of the samples.
   */
  labels(argument: string, source: string | LabelSource): Label[];
}

/** @throws if the data is of no such form, or the data sets differ in length. */
export function openSets(data: Splittable): Sets {
  const single = samplesOf(data);
  // What is neither is named, so that the complaint about it has a name too.
  const sets = isSeveral(data) ? data : { data };
  const opened = Object.entries(sets).map(([name, set]): [string, SampleAccess] => [
    name,
    open(name, set),
  ]);
  const count = commonCount(opened);
  return {
    count,
    take: (at) =>
      single
        ? single.take(at)
        : Object.fromEntries(opened.map(([name, set]) => [name, set.take(at)])),
    labels(argument, source) {
      const labels = readLabels(
        argument,
        typeof source === "string" ? named(argument, source, sets) : source,
      );
      if (labels.length === count) return labels;
      throw invalid(argument, {
        expected: `${count} labels`,
        received: `${labels.length} labels`,
      });
    },
  };
}

function isSeveral(data: unknown): data is Readonly<Record<string, Samples>> {
  return typeof data === "object" && data !== null && samplesOf(data) === undefined;
}

/** What a name means: a data set of that name, else a column of a frame. */
function named(
  argument: string,
  name: string,
  sets: Readonly<Record<string, Samples>>,
): LabelSource {
  if (Object.hasOwn(sets, name)) return sets[name] as LabelSource;
  const frames = Object.values(sets).filter(isDataFrame);
  const frame = frames.find((df) => columnNames(df).includes(name));
  if (frame) return columnOf(frame, name).values as LabelSource;
  throw invalid(argument, {
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
