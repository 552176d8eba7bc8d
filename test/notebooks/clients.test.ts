import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { installKernelspec } from "../support/kernelspec.js";
import { readNotebook, withoutOutputs, writeNotebook } from "../support/notebook-file.js";
import { projectPython, root } from "../support/python.js";
import { withScratch } from "../support/scratch.js";
import { assertExecuted, assertSameOutputs } from "./executed.js";
import { tour, tutorialPath, tutorials } from "./tutorials.js";

const cli = join(root, "dist/kernel/cli/main.js");

interface Client {
  name: string;
  notebooks: readonly string[];
  program(): string;
  /** Arguments with which it runs `input` and writes it with its outputs to `output`. */
  args(input: string, output: string): string[];
}

const clients: Client[] = [
  {
    name: "nbclient",
    notebooks: [tour],
    program: projectPython,
    args: (input, output) => {
      copyFileSync(input, output); // it writes where it reads
      return ["-m", "jupyter", "execute", "--inplace", output];
    },
  },
  {
    name: "papermill",
    notebooks: [tour],
    program: projectPython,
    args: (input, output) => ["-m", "papermill", "--no-progress-bar", input, output],
  },
  {
    name: "trainlab run",
    notebooks: tutorials,
    program: () => process.execPath,
    args: (input, output) => [cli, "run", input, "--output", output],
  },
];

for (const { name, notebooks, program, args } of clients) {
  for (const notebook of notebooks) {
    test(`${name} runs ${notebook}`, async () => {
      await withScratch(async (scratch) => {
        const committed = readNotebook(tutorialPath(notebook));
        const input = join(scratch, notebook);
        const output = join(scratch, "executed.ipynb");
        writeNotebook(input, withoutOutputs(committed));
        const env = clientEnvironment(scratch);
        // From the notebook's folder: papermill's kernel works where papermill was started.
        await promisify(execFile)(program(), args(input, output), { cwd: scratch, env });
        const executed = readNotebook(output);
        assertExecuted(executed);
        assertSameOutputs(executed, committed);
        assert.deepEqual(sources(executed), sources(committed));
      });
    });
  }
}

/** A client that finds the kernel of this checkout, and keeps its own files to itself. */
function clientEnvironment(scratch: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    JUPYTER_PATH: installKernelspec(join(scratch, "prefix")),
    JUPYTER_CONFIG_DIR: join(scratch, "config"),
    JUPYTER_DATA_DIR: join(scratch, "data"),
    JUPYTER_RUNTIME_DIR: join(scratch, "runtime"),
    IPYTHONDIR: join(scratch, "ipython"),
  };
}

function sources({ cells }: ReturnType<typeof readNotebook>): string[] {
  return cells.map(({ source }) => [source].flat().join(""));
}
