import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { thisMachine } from "../kernel/machine.js";
import { choose, kernels, type KernelSpec } from "../kernel/peers.js";
import { prepare } from "../kernel/prepare.js";
import { runClient } from "../kernel/run-client.js";
import { notebookCells, type NotebookCell } from "./notebook.js";
import { report, type NotebookRun } from "./report.js";

const usage = `usage: npm run bench:cells -- [--cells N] [--passes N] [--kernels TrainLab,Deno] [--output FILE]

Runs a notebook with all libraries loaded through TrainLab, tslab and Deno: milliseconds from a request to its reply, by
kind of cell, early and late; completion and inspection. TrainLab runs it several times over (default: 200 cells, 10
passes), and its memory after each is printed. Writes every figure as JSON.`;

const { values: options } = parseArgs({
  options: {
    cells: { type: "string", default: "200" },
    passes: { type: "string", default: "10" },
    kernels: { type: "string", default: "TrainLab,tslab,Deno" },
    output: { type: "string", default: "test-output/bench-cells.json" },
    help: { type: "boolean", default: false },
  },
});

if (options.help) console.log(usage);
else measure();

function measure(): void {
  const root = join(import.meta.dirname, "../../..");
  const installed = prepare(root);
  const program = join(root, "bench/cells/client.py");
  const machine = { ...thisMachine(), loadBefore: loadavg() };
  const runs = choose(kernels(root, installed), options.kernels.split(",")).map((spec) => {
    console.error(spec.name);
    const cells = notebookCells(Number(options.cells), spec.name === "TrainLab");
    const { cells: times, ...run } = runClient<NotebookRun>(
      installed.python,
      program,
      specOf(spec, cells),
    );
    return { ...run, name: spec.name, cells, times };
  });
  mkdirSync(dirname(options.output), { recursive: true });
  writeFileSync(options.output, JSON.stringify({ machine, runs }, null, 2));
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n\n${report(runs)}`);
}

function specOf(spec: KernelSpec, cells: readonly NotebookCell[]): object {
  return {
    ...spec,
    setup: spec.stack.tensorAndFrame,
    notebook: cells.map(({ code }) => code),
    passes: spec.name === "TrainLab" ? Number(options.passes) : 1,
    complete: "model0.comp",
    inspect: "model0.countParams",
  };
}
