import { join } from "node:path";
import type { Installed } from "./prepare.js";

/** Code that one kernel runs and the text that must come back; `$I` is the number of the run. */
export interface KernelSpec {
  name: string;
  version: string;
  argv: string[];
  cwd: string;
  env: Record<string, string>;
  /** How this kernel is interrupted: Jupyter's `interrupt_mode`. */
  interrupt: "message" | "signal";
  cells: { trivial: string; typed: string; loop: string; state: string; lines: string };
  completion: Completion;
  stack: { tensor: string; tensorAndFrame: string; typed: string; completion: Completion };
}

interface Completion {
  /** A cell to run first. */
  before: string;
  code: string;
  /** A name that must be among the matches. */
  expect: string;
}

const typescriptCells = {
  trivial: "$I * 0 + 2",
  typed: "const v$I = [1, 2, 3].map((x) => x * $I); v$I.length",
  loop: `console.log("go"); while (true) {}`,
  state: "v0.length",
  lines: `for (let i = 0; i < 10000; i++) console.log("line " + i)`,
};

const pythonCells = {
  trivial: "$I * 0 + 2",
  typed: "v$I = [x * $I for x in (1, 2, 3)]\nlen(v$I)",
  loop: `print("go", flush=True)\nwhile True: pass`,
  state: "len(v0)",
  lines: "for i in range(10000): print('line', i)",
};

const sum = "tf.tensor1d([1, 2, 3]).sum().dataSync()[0]";
const frame = "new dfd.DataFrame([[1, 2], [3, 4]]).shape";
const tfjsStack = {
  typed: "const t$I = tf.tensor1d([1, 2, $I]).mul(2); t$I.shape[0]",
  completion: { before: "1", code: "tf.layers.den", expect: "dense" },
};

/**
 * The kernels that take turns. tslab and Deno get the same TensorFlow as TrainLab, through its binding: the rows
 * compare kernels, not ways to install a native library.
 */
export function kernels(root: string, { python, deno, denoFolder, hook }: Installed): KernelSpec[] {
  return [
    {
      name: "TrainLab",
      version: "",
      argv: [process.execPath, join(root, "dist/kernel/main.js"), "{connection_file}"],
      cwd: root,
      env: {},
      interrupt: "message",
      cells: typescriptCells,
      completion: { before: "const q = [1, 2, 3]", code: "q.ma", expect: "map" },
      stack: { tensor: sum, tensorAndFrame: `${frame}; ${sum}`, ...tfjsStack },
    },
    {
      name: "ipykernel",
      version: "7.4.0",
      argv: [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
      cwd: root,
      // What a person who does not want a page of TensorFlow's start-up log sets.
      env: { TF_CPP_MIN_LOG_LEVEL: "2" },
      interrupt: "signal",
      cells: pythonCells,
      completion: { before: "import os", code: "os.pa", expect: "path" },
      stack: {
        tensor: "import tensorflow as tf\nint(tf.reduce_sum(tf.constant([1, 2, 3])))",
        tensorAndFrame:
          "import tensorflow as tf, pandas as pd\npd.DataFrame([[1, 2], [3, 4]]).shape\nint(tf.reduce_sum(tf.constant([1, 2, 3])))",
        typed: "t$I = tf.constant([1, 2, $I]) * 2\nt$I.shape[0]",
        completion: { before: "1", code: "tf.math.reduce_s", expect: "reduce_sum" },
      },
    },
    {
      name: "tslab",
      version: "1.0.22",
      argv: [
        process.execPath,
        join(root, "node_modules/tslab/bin/tslab"),
        "kernel",
        "--config-path",
        "{connection_file}",
      ],
      cwd: root,
      env: { NODE_OPTIONS: `--import=${hook}` },
      interrupt: "signal",
      cells: typescriptCells,
      completion: { before: "const q = [1, 2, 3]", code: "q.ma", expect: "map" },
      stack: {
        tensor: `import * as tf from "@tensorflow/tfjs-node"; ${sum}`,
        tensorAndFrame: `import * as tf from "@tensorflow/tfjs-node"; import * as dfd from "danfojs-node"; ${frame}; ${sum}`,
        ...tfjsStack,
      },
    },
    {
      name: "Deno",
      version: "2.9.6",
      argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"],
      cwd: root,
      env: { DENO_DIR: denoFolder, DENO_NO_UPDATE_CHECK: "1" },
      // Its kernel.json says nothing, so that front ends send it a signal, which ends it; by message it stops.
      interrupt: "message",
      cells: typescriptCells,
      completion: { before: "const q = [1, 2, 3]", code: "q.ma", expect: "map" },
      stack: {
        tensor: `await import("${hook}"); const tf = (await import("@tensorflow/tfjs-node")).default; ${sum}`,
        tensorAndFrame: `await import("${hook}"); const tf = (await import("@tensorflow/tfjs-node")).default; const dfd = (await import("danfojs-node")).default; ${frame}; ${sum}`,
        ...tfjsStack,
      },
    },
  ];
}

/** Those of `all` that were asked for by name; all where none was. */
export function choose(all: KernelSpec[], names: string[] | undefined): KernelSpec[] {
  if (!names) return all;
  const unknown = names.filter((name) => !all.some((spec) => spec.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `--kernels: received ${unknown.join(", ")}; available: ${all.map(({ name }) => name).join(", ")}`,
    );
  }
  return all.filter(({ name }) => names.includes(name));
}
