import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../support/python.js";
import { withScratch } from "../../support/scratch.js";
import { trainlab } from "./trainlab.js";

/** No environment but the one that a test names. */
const nowhere = { VIRTUAL_ENV: undefined, CONDA_PREFIX: undefined, JUPYTER_DATA_DIR: undefined };

/** What is installed, in this order. */
const specs = [
  { name: "trainlab", displayName: "TypeScript (TrainLab)", language: "typescript", options: [] },
  {
    name: "trainlab-js",
    displayName: "JavaScript (TrainLab)",
    language: "javascript",
    options: ["--javascript"],
  },
];

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
      const target = join(folder, kernels);
      const lines = (words: (displayName: string, folder: string) => string): string =>
        specs.map((spec) => `${words(spec.displayName, join(target, spec.name))}\n`).join("");
      const environment = { ...nowhere, ...env(folder) };
      const installed = await trainlab(["install", ...args(folder)], environment);
      assert.deepEqual(installed, {
        code: 0,
        stdout: lines((kernel, where) => `installed the kernel "${kernel}" in ${where}`),
        stderr: "",
      });
      for (const { name: kernel, displayName, language, options } of specs) {
        const file = join(target, kernel, "kernel.json");
        assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), {
          argv: [
            process.execPath,
            join(root, "dist/kernel/main.js"),
            ...options,
            "{connection_file}",
          ],
          display_name: displayName,
          language,
          interrupt_mode: "message",
          metadata: { debugger: false },
        });
      }
      const removed = await trainlab(["uninstall", ...args(folder)], environment);
      assert.deepEqual(removed, {
        code: 0,
        stdout: lines((kernel, where) => `removed the kernel "${kernel}" from ${where}`),
        stderr: "",
      });
      for (const { name: kernel } of specs) assert.ok(!existsSync(join(target, kernel)));
      const again = await trainlab(["uninstall", ...args(folder)], environment);
      assert.deepEqual(again, {
        code: 1,
        stdout: "",
        stderr: `no kernel of TrainLab is in ${target}\n`,
      });
    }));
}

test("the logos have the sizes that their names say", () =>
  withScratch(async (folder) => {
    await trainlab(["install", "--prefix", folder]);
    const logos = specs.map(({ name }) => {
      const kernel = join(folder, "share/jupyter/kernels", name);
      for (const size of [32, 64]) {
        const png = readFileSync(join(kernel, `logo-${size}x${size}.png`));
        // Width and height of the IHDR chunk.
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
      }
      return readFileSync(join(kernel, "logo-svg.svg"), "utf8");
    });
    for (const logo of logos) assert.match(logo, /^<svg /);
    // The launcher shows them side by side.
    assert.equal(new Set(logos).size, logos.length);
  }));
