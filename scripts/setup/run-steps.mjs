import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CommandFailure } from "./command.mjs";
import { records } from "./paths.mjs";
import { adviceFor, SetupProblem } from "./problem.mjs";
import { printLine, startLine } from "./progress.mjs";

/**
 * @typedef {object} Step
 * @property {string} title What it brings, for its progress line.
 * @property {number} [megabytes] What it adds to the disk at most, on the way included.
 * @property {string} [folder] Where; default the repository.
 * @property {string} [advice] What helps when it fails; by default that is read from what the failed program printed.
 * @property {() => string | undefined | Promise<string | undefined>} found What is there already, in words; undefined
 *   where the step has to run.
 * @property {(log: (text: string) => void) => Promise<string | { warning: string }>} run Does it; returns what is there
 *   now, or why the product has to do without.
 */

const linesShown = 15;

/** Does what is not done yet, a line each; false after the first step that fails. */
export async function runSteps(steps) {
  for (const step of steps) {
    if (!(await runStep(step))) return false;
  }
  return true;
}

/** @param {Step} step */
async function runStep(step) {
  const complete = startLine(step.title);
  const logFile = join(records, "logs", `${step.title.replaceAll(/\W+/g, "-")}.log`);
  try {
    const found = await step.found();
    if (found !== undefined) {
      complete("✓", found);
      return true;
    }
    const result = await step.run(logTo(logFile));
    if (typeof result === "string") complete("✓", result);
    else complete("!", result.warning);
    return true;
  } catch (error) {
    complete("✗", step.title);
    printLine(explain(error, step, logFile));
    return false;
  }
}

function logTo(file) {
  mkdirSync(join(records, "logs"), { recursive: true });
  rmSync(file, { force: true });
  return (text) => appendFileSync(file, text);
}

function explain(error, { advice }, logFile) {
  if (error instanceof SetupProblem) return `\n${error.message}\n${error.advice}`;
  if (error instanceof CommandFailure) {
    const last = error.output.trimEnd().split("\n").slice(-linesShown);
    const log = `The whole log: ${logFile}`;
    return [
      "",
      ...last.map((line) => `  ${line}`),
      "",
      error.message,
      advice ?? adviceFor(error.output),
      log,
    ].join("\n");
  }
  // What Node itself reports of a full disk or a folder that may not be written.
  if (error.code) return `\n${error.message}\n${adviceFor(error.message)}`;
  return `\n${error.stack}`;
}
