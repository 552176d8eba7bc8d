import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { cacheFolder } from "../../src/util/cache-folder.js";
import { thisMachine } from "../kernel/machine.js";
import { pythonWith } from "../python.js";
import { measure } from "./measure.js";
import { peerNames } from "./peers.js";
import { report, type Result } from "./report.js";
import { growth, rows, titleOf } from "./rows.js";

const usage = `usage: npm run bench:train -- [--rows WORDS] [--peers A,B] [--rounds N] [--quick] [--growth] [--output FILE]

Training, prediction and evaluation by TrainLab beside tfjs operation by operation, Keras (tf.function, and compiled by
XLA) and PyTorch (and torch.compile), from the same weights on the same samples. The peers take turns in each round.
Prints tables of medians, and which losses differ; writes every figure as JSON.

--rows WORDS   only rows whose title has one of these words, separated by commas
--peers A,B    default all: ${peerNames.join(", ")}
--quick        without torch.compile, 2 rounds
--growth       in place of models: how a step grows with parameters, layers and batch`;

const { values: options } = parseArgs({
  options: {
    rows: { type: "string" },
    peers: { type: "string" },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
    growth: { type: "boolean", default: false },
    output: { type: "string", default: "test-output/bench-train.json" },
    help: { type: "boolean", default: false },
  },
});

if (options.help) console.log(usage);
else await measureAll();

async function measureAll(): Promise<void> {
  const root = join(import.meta.dirname, "../../..");
  const words = options.rows?.toLowerCase().split(",") ?? [""];
  const chosen = (options.growth ? growth : rows).filter((row) =>
    words.some((word) => titleOf(row).toLowerCase().includes(word)),
  );
  const asked = options.peers?.toLowerCase().split(",");
  const slow = ["torch.compile", ...(options.growth ? ["tfjs eager", "Keras jit"] : [])];
  const skipped = options.quick || options.growth ? slow : [];
  const peers = peerNames.filter((name) =>
    asked ? asked.includes(name.toLowerCase()) : !skipped.includes(name),
  );
  const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
  const cache = join(cacheFolder(), "bench-train");
  mkdirSync(cache, { recursive: true });
  const python = pythonWith(join(cache, "venv"), join(root, "bench/train/peers/requirements.txt"));
  const loadBefore = loadavg();
  const results: Result[] = [];
  for (const row of chosen) {
    console.error(titleOf(row));
    results.push({ row, measured: await measure(row, peers, rounds, { root, python }) });
  }
  const machine = { ...thisMachine(), loadBefore };
  mkdirSync(dirname(options.output), { recursive: true });
  writeFileSync(options.output, JSON.stringify({ machine, rounds, results }, null, 2));
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  console.log(report(results, peers));
}
