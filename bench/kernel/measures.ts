/** What client.py reports of one start of one kernel; a figure that could not be had is absent. */
export interface Round {
  figures: Partial<Record<string, number | boolean | number[] | { rss: number; pss: number }>>;
  /** Name of the figure → why it is absent. */
  failures: Record<string, string>;
}

/** A row of the table: which figure, how it is summed up over the rounds. */
export interface Measure {
  title: string;
  figure: string;
  summary: (values: unknown[]) => string;
}

export const measures: readonly Measure[] = [
  { title: "start to kernel_info, s", figure: "ready", summary: medianOf(seconds) },
  { title: "start to first result, s", figure: "firstResult", summary: medianOf(seconds) },
  { title: "start to first tensor result, s", figure: "firstTensor", summary: medianOf(seconds) },
  { title: "start to first tensor and frame, s", figure: "firstStack", summary: medianOf(seconds) },
  { title: "trivial cell, median / p95, ms", figure: "trivialCell", summary: medianAndP95 },
  { title: "typed cell, median / p95, ms", figure: "typedCell", summary: medianAndP95 },
  { title: "trivial cell with the stack, ms", figure: "stackTrivialCell", summary: medianAndP95 },
  { title: "tensor cell with the stack, ms", figure: "stackTypedCell", summary: medianAndP95 },
  { title: "completion, first / median, ms", figure: "completion", summary: firstAndMedian },
  {
    title: "completion on the stack, first / median, ms",
    figure: "stackCompletion",
    summary: firstAndMedian,
  },
  { title: "10,000 lines, s", figure: "lines", summary: medianOf(seconds) },
  { title: "interrupt of a loop, ms", figure: "interrupt", summary: medianOf(milliseconds) },
  { title: "state kept after the interrupt", figure: "stateAfterInterrupt", summary: all },
  { title: "memory idle, RSS / PSS, MB", figure: "idleMemory", summary: memory },
  { title: "memory with the stack, RSS / PSS, MB", figure: "stackMemory", summary: memory },
  { title: "shutdown, s", figure: "shutdown", summary: medianOf(seconds) },
];

/** The value at a fraction of the sorted numbers, by linear interpolation (NumPy's default). */
export function quantile(numbers: readonly number[], fraction: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * fraction;
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

function seconds(value: number): string {
  return value.toFixed(2);
}

function milliseconds(value: number): string {
  const ms = value * 1000;
  return ms.toFixed(ms < 100 ? 1 : 0);
}

function medianOf(format: (value: number) => string): (values: unknown[]) => string {
  return (values) => format(median(values as number[]));
}

/** Over the cells of all rounds together. */
function medianAndP95(values: unknown[]): string {
  const cells = (values as number[][]).flat();
  return `${milliseconds(median(cells))} / ${milliseconds(quantile(cells, 0.95))}`;
}

/** The first request of each start pays for loading; the median is of the others. */
function firstAndMedian(values: unknown[]): string {
  const rounds = values as number[][];
  const firsts = rounds.map((round) => round[0] ?? NaN);
  const later = rounds.flatMap((round) => round.slice(1));
  return `${milliseconds(median(firsts))} / ${milliseconds(median(later))}`;
}

function memory(values: unknown[]): string {
  const rounds = values as { rss: number; pss: number }[];
  const of = (kind: "rss" | "pss") => median(rounds.map((round) => round[kind])).toFixed(0);
  return `${of("rss")} / ${of("pss")}`;
}

function all(values: unknown[]): string {
  return values.every((value) => value === true) ? "yes" : "no";
}
