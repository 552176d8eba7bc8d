import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { thisMachine } from "./machine.js";
import type { Round } from "./measures.js";
import { choose, kernels } from "./peers.js";
import { prepare } from "./prepare.js";
import { runClient } from "./run-client.js";
import { table } from "./table.js";

const usage = `usage: npm run bench:kernel -- [--rounds N] [--kernels TrainLab,Deno] [--cells N] [--output FILE]

Measures TrainLab's kernel beside ipykernel, tslab and Deno from a client's side. The kernels take turns in each
round, so that what else the machine does falls on all of them. Prints a table, writes every figure as JSON.`;

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    kernels: { type: "string" },
    cells: { type: "string", default: "30" },
    output: { type: "string", default: "test-output/bench-kernel.json" },
    help: { type: "boolean", default: false },
  },
});

if (options.help) console.log(usage);
else measure();

function measure(): void {
  const root = join(import.meta.dirname, "../../..");
  const installed = prepare(root);
  const chosen = choose(kernels(root, installed), options.kernels?.split(","));
  const program = join(root, "bench/kernel/client.py");
  const warmUp = { cells: 1, completions: 1 };
  const counts = { cells: Number(options.cells), completions: 10 };
  const rounds: Record<string, Round[]> = Object.fromEntries(chosen.map(({ name }) => [name, []]));
  const loadBefore = loadavg();
  // Unrecorded: the first start reads everything from the disk.
  for (const spec of chosen) runClient(installed.python, program, { ...spec, counts: warmUp });
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const spec of rotate(chosen, round)) {
      console.error(`round ${round + 1} of ${options.rounds}: ${spec.name}`);
      rounds[spec.name]?.push(runClient<Round>(installed.python, program, { ...spec, counts }));
    }
  }
  const machine = { ...thisMachine(), loadBefore };
  mkdirSync(dirname(options.output), { recursive: true });
  writeFileSync(options.output, JSON.stringify({ machine, counts, rounds }, null, 2));
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n\n${table(rounds)}`);
}

/** Each round begins with another kernel. */
function rotate<T>(items: readonly T[], by: number): T[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
