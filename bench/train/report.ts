import { timings, type Measured, type Timing } from "./measure.js";
import { titleOf, type Row } from "./rows.js";

export interface Result {
  readonly row: Row;
  readonly measured: Readonly<Record<string, Measured>>;
}

/** Losses may differ by so much, relative to the loss. */
const tolerance = 1e-4;

/** Tables in Markdown: milliseconds a step (medians), how they compare, peak memory; then what went wrong. */
export function report(results: readonly Result[], peers: readonly string[]): string {
  const parts = timings.map((timing) => table(timing, results, peers));
  return [...parts, memoryTable(results, peers), ...problems(results)].join("\n\n");
}

const titles: Readonly<Record<Timing, string>> = {
  train: "A step of training, ms",
  predict: "Prediction of a batch, ms",
  evaluate: "Evaluation of a batch, ms",
};

function table(timing: Timing, results: readonly Result[], peers: readonly string[]): string {
  const lines = results.map(({ row, measured }) => {
    const times = new Map(peers.map((name) => [name, timeOf(measured[name], timing)]));
    const best = (...names: string[]): number =>
      Math.min(...names.map((name) => times.get(name) ?? Infinity));
    const ours = best("TrainLab");
    const ratios = [best("Keras", "Keras jit"), best("PyTorch"), best("tfjs eager")];
    return [
      titleOf(row),
      ...peers.map((name) => times.get(name)?.toPrecision(3) ?? "–"),
      ...ratios.map((other) =>
        Number.isFinite(ours / other) && other < Infinity ? (ours / other).toFixed(2) : "–",
      ),
    ];
  });
  const heads = ["", ...peers, "÷ best Keras", "÷ PyTorch", "÷ tfjs eager"];
  return `### ${titles[timing]}\n\n${markdown(heads, lines)}`;
}

function memoryTable(results: readonly Result[], peers: readonly string[]): string {
  const lines = results.map(({ row, measured }) => [
    titleOf(row),
    ...peers.map((name) => {
      const one = measured[name];
      return one && "memory" in one ? one.memory.toFixed(0) : "–";
    }),
  ]);
  return `### Peak memory of the process, MB\n\n${markdown(["", ...peers], lines)}`;
}

/** What does not run, and losses that differ from ours. */
export function problems(results: readonly Result[]): string[] {
  return results.flatMap(({ row, measured }) =>
    Object.entries(measured).flatMap(([name, one]) => {
      const title = `${titleOf(row)}, ${name}`;
      if ("problem" in one) return [`${title}: does not run: ${one.problem}`];
      const ours = measured["TrainLab"];
      if (!ours || "problem" in ours || row.random) return [];
      const gap = Math.max(...one.losses.map((loss, i) => Math.abs(loss / ours.losses[i]! - 1)));
      return gap <= tolerance
        ? []
        : [`${title}: losses differ from TrainLab's by ${gap.toExponential(1)}`];
    }),
  );
}

function timeOf(measured: Measured | undefined, timing: Timing): number | undefined {
  return measured && "losses" in measured ? median(measured[timing]) : undefined;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function markdown(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = heads.map((_, i) => (i === 0 ? "---" : "--:"));
  return [heads, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
