/**
 * `npm test`: sets up what is missing, then runs all checks. `npm test -- kernel/protocol` runs the tests whose path
 * contains that; `--no-setup` trusts what is there.
 */
import { formatAndLint } from "./checks/format-and-lint.mjs";
import { runTests } from "./checks/run-tests.mjs";
import { findTests } from "./checks/test-files.mjs";
import { printLine } from "./setup/progress.mjs";
import { runSteps } from "./setup/run-steps.mjs";
import { setUp, testSteps } from "./setup.mjs";
import { build } from "./steps/build.mjs";

const args = process.argv.slice(2);
const filters = args.filter((arg) => !arg.startsWith("-"));
const unknown = args.filter((arg) => arg.startsWith("-") && arg !== "--no-setup");

process.exitCode = (await check()) ? 0 : 1;

async function check() {
  if (unknown.length > 0) {
    printLine(`expected paths of tests and --no-setup; received ${unknown.join(" ")}`);
    return false;
  }
  const ready = args.includes("--no-setup") ? await runSteps([build]) : await setUp(testSteps);
  if (!ready) return false;
  const tidy = filters.length > 0 || (await runSteps(formatAndLint));
  const tests = findTests(filters);
  if (tests.length === 0) {
    printLine(`no test's path contains ${filters.join(" or ")}`);
    return false;
  }
  const passed = await runTests(tests);
  if (!tidy) printLine("✗ format and lint: see above the tests");
  return tidy && passed;
}
