import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../support/python.js";
import { withScratch } from "../../support/scratch.js";
import { trainlab } from "./trainlab.js";

/** No environment but the one that a test names. */
const nowhere = { VIRTUAL_ENV: undefined, CONDA_PREFIX: undefined, JUPYTER_DATA_DIR: undefined };

const places: {
  name: string;
  args: (folder: string) => string[];
  env: (folder: string) => NodeJS.ProcessEnv;
  kernels: string;
}[] = [
  {
    name: "--prefix",
    args: (folder) => ["--prefix", folder],
    env: () => ({}),
    kernels: "share/jupyter/kernels",
  },
  {
    name: "--sys-prefix in a virtual environment",
    args: () => ["--sys-prefix"],
    env: (folder) => ({ VIRTUAL_ENV: folder }),
    kernels: "share/jupyter/kernels",
  },
  {
    name: "--user",
    args: () => ["--user"],
    env: (folder) => ({ HOME: folder, XDG_DATA_HOME: undefined }),
    kernels: ".local/share/jupyter/kernels",
  },
  {
    name: "no option, with JUPYTER_DATA_DIR",
    args: () => [],
    env: (folder) => ({ JUPYTER_DATA_DIR: folder }),
    kernels: "kernels",
  },
];

for (const { name, args, env, kernels } of places) {
  test(`install and uninstall: ${name}`, () =>
    withScratch(async (folder) => {
      const kernel = join(folder, kernels, "trainlab");
      const environment = { ...nowhere, ...env(folder) };
      const installed = await trainlab(["install", ...args(folder)], environment);
      assert.deepEqual(installed, {
        code: 0,
        stdout: `installed the kernel "TypeScript (TrainLab)" in ${kernel}\n`,
        stderr: "",
      });
      assert.deepEqual(JSON.parse(readFileSync(join(kernel, "kernel.json"), "utf8")), {
        argv: [process.execPath, join(root, "dist/kernel/main.js"), "{connection_file}"],
        display_name: "TypeScript (TrainLab)",
        language: "typescript",
        interrupt_mode: "message",
        metadata: { debugger: false },
      });
      const removed = await trainlab(["uninstall", ...args(folder)], environment);
      assert.equal(removed.code, 0);
      assert.ok(!existsSync(kernel));
      const again = await trainlab(["uninstall", ...args(folder)], environment);
      assert.deepEqual(again, {
        code: 1,
        stdout: "",
        stderr: `the kernel "TypeScript (TrainLab)" is not in ${kernel}\n`,
      });
    }));
}

test("the logos have the sizes that their names say", () =>
  withScratch(async (folder) => {
    await trainlab(["install", "--prefix", folder]);
    for (const size of [32, 64]) {
      const file = join(folder, `share/jupyter/kernels/trainlab/logo-${size}x${size}.png`);
      const png = readFileSync(file);
      // Width and height of the IHDR chunk.
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
    }
    const svg = join(folder, "share/jupyter/kernels/trainlab/logo-svg.svg");
    assert.match(readFileSync(svg, "utf8"), /^<svg /);
  }));
