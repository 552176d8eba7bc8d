import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../support/python.js";
import { withScratch } from "../../support/scratch.js";
import { trainlab } from "./trainlab.js";

test("doctor names each part, and computes, compiles and asks the kernel", async () => {
  const { code, stdout } = await trainlab(["doctor"]);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /^✓ Node +\d+\.\d+\.\d+ \(.+\)$/m);
  assert.match(stdout, /^✓ npm packages +all \d+ that package\.json pins$/m);
  assert.match(stdout, /^✓ TypeScript +7\.\d+\.\d+ \(.+\)$/m);
  assert.match(stdout, /^✓ kernel +starts and answers: 1 \+ 1 = 2 after \d+ ms$/m);
  for (const part of ["libtensorflow", "JupyterLab", "kernelspec"]) {
    assert.match(stdout, new RegExp(`^[✓!] ${part} `, "m"));
  }
});

test("doctor says what it costs to have no libtensorflow, which is not essential", () =>
  withScratch(async (folder) => {
    const { code, stdout } = await trainlab(["doctor"], { TRAINLAB_LIBTENSORFLOW: folder });
    assert.equal(code, 0, stdout);
    assert.match(
      stdout,
      /^! libtensorflow +none found; without it, training runs in plain JavaScript/m,
    );
    assert.match(stdout, /^ +fix: npm start fetches it;/m);
  }));

test("doctor works, and fails, where the npm packages are missing", () =>
  withScratch(async (folder) => {
    cpSync(join(root, "package.json"), join(folder, "package.json"));
    for (const part of ["src", "kernel"]) {
      cpSync(join(root, "dist", part), join(folder, "dist", part), { recursive: true });
    }
    const { code, stdout, stderr } = await trainlab(["doctor"], {}, folder);
    assert.deepEqual([code, stderr], [1, ""]);
    assert.match(stdout, /^✓ Node /m);
    assert.match(stdout, /^✗ npm packages +.*zeromq missing in place of/m);
    assert.match(stdout, /^ +fix: npm ci --ignore-scripts$/m);
    assert.match(stdout, /^✗ TypeScript /m);
    assert.match(stdout, /^! libtensorflow /m);
    assert.match(stdout, /^! JupyterLab +not set up in \.venv\n +fix: npm start$/m);
    assert.match(stdout, /^✗ kernel +does not answer: /m);
  }));
