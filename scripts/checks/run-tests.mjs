import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { findChromium } from "../setup/find-chromium.mjs";
import { printLine } from "../setup/progress.mjs";

/** A file that takes longer hangs. */
const limitMilliseconds = 600_000;
/** Kernels and browsers of the tests have processes of their own. */
const concurrency = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));

/**
 * Runs test files with Node's runner in one run. A test that is skipped or to be done, and a file that is missing or
 * has no test, count as failures. Returns whether all is well.
 *
 * @param {{ source: string, compiled: string }[]} tests
 */
export async function runTests(tests) {
  const browser = findChromium();
  if (browser) process.env.TRAINLAB_CHROMIUM = browser;
  const present = tests.filter(({ compiled }) => existsSync(compiled));
  const problems = tests
    .filter(({ compiled }) => !existsSync(compiled))
    .map(({ source }) => `${source} was not compiled`);

  const files = present.map(({ compiled }) => compiled);
  const events = run({ files, concurrency, timeout: limitMilliseconds });
  let failed = false;
  const withTests = new Set();
  let testsOfSuite = 0;
  events.on("test:fail", () => {
    failed = true;
  });
  for (const outcome of ["test:pass", "test:fail"]) {
    events.on(outcome, ({ name, file, nesting, skip, todo, details }) => {
      if (skip !== undefined) problems.push(`${name} was skipped`);
      if (todo !== undefined) problems.push(`${name} is still to be done`);
      // A file without tests counts as one test of its own name.
      if (files.includes(name)) return;
      // Tests that a table in another module makes bear that module's name: their suite, which comes after them, tells.
      if (details.type !== "suite") testsOfSuite += 1;
      if (testsOfSuite > 0) withTests.add(file);
      if (nesting === 0) testsOfSuite = 0;
    });
  }
  const report = events.compose(new spec());
  report.pipe(process.stdout);
  await finished(report, { writable: false });

  for (const { source, compiled } of present) {
    if (!withTests.has(compiled)) problems.push(`${source} has no tests`);
  }
  for (const problem of problems) printLine(`✗ ${problem}`);
  return !failed && problems.length === 0;
}
