import { quantile } from "../kernel/measures.js";
import { kinds, type NotebookCell } from "./notebook.js";

/** What client.py reports, in seconds and MB. */
export interface NotebookRun {
  cells: number[];
  completions: number[];
  inspections: number[];
  /** After each pass: of the kernel and all its processes, and of TypeScript's alone. */
  memory: { all: number; typescript: number | null }[];
}

/** A kernel's run with the cells that it ran. */
export interface KernelRun extends Omit<NotebookRun, "cells"> {
  name: string;
  cells: NotebookCell[];
  times: number[];
}

type Row = [title: string, figure: (run: KernelRun) => string];

const rows: readonly Row[] = [
  ...Object.keys(kinds).map((kind): Row => [
    kind,
    ({ cells, times }) => milliseconds(times.filter((_, index) => cells[index]?.kind === kind)),
  ]),
  ["all cells, median", ({ times }) => milliseconds(times)],
  ["all cells, p95", ({ times }) => milliseconds(times, 0.95)],
  ["around the 20th", (run) => milliseconds(twoOfEach(run, 20))],
  ["the last", (run) => milliseconds(twoOfEach(run, run.times.length))],
  ["completion, first", ({ completions }) => milliseconds(completions.slice(0, 1))],
  ["completion", ({ completions }) => milliseconds(completions.slice(1))],
  ["inspection, first", ({ inspections }) => milliseconds(inspections.slice(0, 1))],
  ["inspection", ({ inspections }) => milliseconds(inspections.slice(1))],
];

/** Markdown: medians in milliseconds, a column for each kernel; below it the memory after each pass. */
export function report(runs: readonly KernelRun[]): string {
  const table = [
    ["", ...runs.map(({ name }) => name)],
    ["---", ...runs.map(() => "---")],
    ...rows.map(([title, figure]) => [title, ...runs.map(figure)]),
  ];
  return [...table.map((row) => `| ${row.join(" | ")} |`), "", ...runs.map(memory)].join("\n");
}

/** Two cells of each kind, in the middle of which is the `number`th, or which it ends. */
function twoOfEach({ cells, times }: KernelRun, number: number): number[] {
  const count = new Set(cells.map(({ kind }) => kind)).size;
  const end = Math.min(number + count, times.length);
  return times.slice(end - 2 * count, end);
}

function milliseconds(times: readonly number[], fraction = 0.5): string {
  return times.length === 0 ? "–" : (quantile(times, fraction) * 1000).toFixed(1);
}

function memory({ name, memory: passes }: KernelRun): string {
  const all = passes.map((pass) => pass.all.toFixed(0)).join(", ");
  const typescript = passes.flatMap((pass) => pass.typescript?.toFixed(0) ?? []).join(", ");
  const own = typescript === "" ? "" : `; of TypeScript's process: ${typescript}`;
  return `Memory of ${name} after each pass, MB: ${all}${own}`;
}
