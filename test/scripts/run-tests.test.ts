import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../support/python.js";
import { withScratch } from "../support/scratch.js";
import { finish } from "./clone.js";

const runner = pathToFileURL(join(root, "scripts/checks/run-tests.mjs")).href;
const importTest = `import { describe, test } from "node:test";\n`;

const runs: { name: string; files: Record<string, string | undefined>; says?: RegExp }[] = [
  { name: "a test that passes", files: { "a.mjs": `test("a", () => {});` } },
  {
    name: "a test that fails beside one that passes",
    files: { "a.mjs": `test("a", () => {});`, "b.mjs": `test("b", () => { throw new Error(); });` },
    says: /✖ b/,
  },
  {
    name: "a test that is skipped",
    files: { "a.mjs": `test("a", (t) => t.skip("why"));` },
    says: /^✗ a was skipped$/m,
  },
  {
    name: "a test that is still to be done",
    files: { "a.mjs": `test("a", { todo: true }, () => {});` },
    says: /^✗ a is still to be done$/m,
  },
  { name: "a file without tests", files: { "a.mjs": "" }, says: /^✗ a\.mjs has no tests$/m },
  {
    name: "a file with an empty suite",
    files: { "a.mjs": `describe("a", () => {});` },
    says: /^✗ a\.mjs has no tests$/m,
  },
  {
    name: "a file that was not compiled",
    files: { "a.mjs": `test("a", () => {});`, "b.mjs": undefined },
    says: /^✗ b\.mjs was not compiled$/m,
  },
  {
    name: "a file that crashes after its tests",
    files: { "a.mjs": `test("a", () => {});\nsetTimeout(() => process.exit(3), 100);` },
    says: /✖ .*a\.mjs/,
  },
];

for (const { name, files, says } of runs) {
  test(`${name} ${says ? "fails" : "passes"} the run`, () =>
    withScratch(async (folder) => {
      for (const [file, text] of Object.entries(files)) {
        if (text !== undefined) writeFileSync(join(folder, file), importTest + text);
      }
      const { code, output } = await finish(runFiles(folder, Object.keys(files)));
      assert.equal(code, says ? 1 : 0, output);
      if (says) assert.match(output, says);
      assert.match(output, /^ℹ tests \d+$/m);
    }));
}

function runFiles(folder: string, names: string[]) {
  const files = names.map((source) => ({ source, compiled: join(folder, source) }));
  const program = join(folder, "program.mjs");
  writeFileSync(
    program,
    `
    import { runTests } from ${JSON.stringify(runner)};
    process.exitCode = (await runTests(${JSON.stringify(files)})) ? 0 : 1;`,
  );
  // The runner refuses to run inside a test of its own, which it knows by this variable.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawn(process.execPath, [program], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
