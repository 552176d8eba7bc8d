import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Clone, finish, type Finished } from "./clone.js";

/** Runs steps by themselves: an array of steps, as JavaScript. */
function runSteps(clone: Clone, imports: string, steps: string): Promise<Finished> {
  const program = `
    import { runSteps } from "./setup/run-steps.mjs";
    ${imports}
    process.exitCode = (await runSteps(${steps})) ? 0 : 1;`;
  writeFileSync(join(clone.folder, "scripts", "program.mjs"), program);
  return finish(clone.spawn("program.mjs"));
}

const importDiskSpace = `import { diskSpace } from "./steps/disk-space.mjs";`;
const importChromium = `import { chromium } from "./steps/chromium.mjs";`;

/** Megabytes of a petabyte, which no test machine has. */
const petabyte = 2 ** 30;

test("a disk that is too small is named before anything is loaded", () =>
  Clone.use(async (clone) => {
    const steps = `[diskSpace([
      { megabytes: ${petabyte}, found: () => undefined },
      { megabytes: ${petabyte}, found: () => undefined },
    ])]`;
    const { code, output } = await runSteps(clone, importDiskSpace, steps);
    assert.equal(code, 1);
    assert.match(output, /^✗ disk space$/m);
    assert.match(output, /^\/.+ needs 2097152\.0 GB and has \d+\.\d GB\.$/m);
    assert.match(output, /^Free some space, or put the cache elsewhere \(TRAINLAB_CACHE=/m);
  }));

test("what is there already needs no space", () =>
  Clone.use(async (clone) => {
    const steps = `[diskSpace([{ megabytes: ${petabyte}, found: () => "there" }])]`;
    const { code, output } = await runSteps(clone, importDiskSpace, steps);
    assert.deepEqual([code, output], [0, "✓ disk space: nothing to add\n"]);
  }));

/** Does what it is called for; `apt-get install` brings a browser. */
const packageManager = `
const { copyFileSync } = require("node:fs");
const { join, dirname } = require("node:path");
if (process.argv.includes("install")) copyFileSync(__filename, join(dirname(__filename), "chromium"));`;

test("Chromium is installed where there is none, and found the next time", () =>
  Clone.use(async (clone) => {
    // Whoever is not root needs the second.
    for (const name of ["apt-get", "sudo"]) clone.program(name, packageManager);
    const browser = join(clone.bin, "chromium");
    for (let run = 0; run < 2; run++) {
      const { code, output } = await runSteps(clone, importChromium, "[chromium]");
      assert.equal(code, 0, output);
      assert.ok(output.startsWith(`✓ Chromium (${browser})`), output);
    }
  }));

test("a Chromium that cannot be installed says what to do", () =>
  Clone.use(async (clone) => {
    const { code, output } = await runSteps(clone, importChromium, "[chromium]");
    assert.equal(code, 1);
    assert.match(output, /^✗ Chromium$/m);
    assert.match(output, /^There is no Chromium, and it could not be installed: /m);
    assert.match(output, /TRAINLAB_CHROMIUM=\/path\/to\/chrome npm test$/m);
  }));

test("tests are found by their sources: conformance, notebooks and browser last", () =>
  Clone.use(async (clone) => {
    const program = `
      import { findTests } from "./checks/test-files.mjs";
      import { mkdirSync, writeFileSync } from "node:fs";
      for (const folder of ["browser", "conformance", "kernel", "util"]) {
        mkdirSync("test/" + folder, { recursive: true });
        writeFileSync("test/" + folder + "/a.test.ts", "");
      }
      writeFileSync("test/util/harness.ts", "");
      console.log(findTests([]).map(({ source }) => source).join(" "));
      console.log(findTests(["kernel/", "browser"]).map(({ source }) => source).join(" "));`;
    writeFileSync(join(clone.folder, "scripts", "program.mjs"), program);
    const { output } = await finish(clone.spawn("program.mjs"));
    assert.deepEqual(output.split("\n").slice(0, 2), [
      "test/kernel/a.test.ts test/util/a.test.ts test/conformance/a.test.ts test/browser/a.test.ts",
      "test/kernel/a.test.ts test/browser/a.test.ts",
    ]);
  }));
