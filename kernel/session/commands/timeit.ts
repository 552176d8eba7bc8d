import type { Measurement } from "../../runtime/messages.js";
import type { Command } from "./command.js";
import { duration } from "./duration.js";
import { usageError } from "./usage-error.js";

const defaultRuns = 7;

export const timeit: Command = {
  usage: { line: "%timeit [-n LOOPS] [-r RUNS] CODE", cell: "%%timeit [-n LOOPS] [-r RUNS]" },
  summary: "runs code many times and prints how long one time takes",
  details: `Measures some runs of many loops, and prints mean and standard deviation of the time of one loop over the runs.

- \`-n LOOPS\`: loops of a run; by default as many of 1, 2, 5, 10, 20 … as take 0.2 seconds or more
- \`-r RUNS\`: runs; ${defaultRuns} by default

What the code declares is gone afterwards, and its value is not shown. Tensors that it makes stay until they are
disposed: use \`tf.tidy\`. A promise is waited for only where the code says \`await\`, which adds about 0.1 µs of its own.

\`\`\`
%timeit tf.tidy(() => tf.matMul(a, b).dataSync())
\`\`\``,
  takesCode: true,
  async run({ form, argument, argumentCode, bodyCode, start }, host) {
    const { loops, runs, length } = optionsOf(argument);
    const rest = argument.slice(length);
    if (form === "cell" && rest !== "") {
      throw usageError(`%%timeit: expected -n LOOPS or -r RUNS; received ${rest}`);
    }
    const skipped = argumentCode.length - rest.length;
    const code =
      form === "cell"
        ? bodyCode
        : argumentCode.slice(0, skipped).replace(/[^\n]/g, " ") + argumentCode.slice(skipped);
    if (code.trim() === "") throw usageError("%timeit: expected code to run; received nothing");
    // Within `await` reach the code must be the cell's own; else a function costs less to call.
    const waits = /\bawait\b/.test(code);
    const { measurement } = await host.run(enclosed(code, start, waits ? "{" : "()=>{"), {
      measure: { what: waits ? "cell" : "value", runs, ...(loops !== undefined && { loops }) },
      showsValue: false,
    });
    if (measurement) host.print(measurementText(measurement));
  },
};

/** Puts code into a block of its own, which begins in the blank where the command's name stood. */
function enclosed(code: string, at: number, opening: string): string {
  return `${code.slice(0, at)}${opening}${code.slice(at + opening.length)}\n}`;
}

const option = /^-(?<name>[nr])\s*(?<value>\d*)(?:\s+|$)/;

function optionsOf(argument: string): { loops?: number; runs: number; length: number } {
  const values: { n?: number; r?: number } = {};
  let length = 0;
  for (let found = option.exec(argument); found; found = option.exec(argument.slice(length))) {
    const { name, value } = found.groups as { name: "n" | "r"; value: string };
    if (!(Number(value) >= 1)) {
      throw usageError(
        `%timeit: -${name}: expected a whole number from 1; received ${value || "nothing"}`,
      );
    }
    values[name] = Number(value);
    length += found[0].length;
  }
  const { n, r = defaultRuns } = values;
  return { ...(n !== undefined && { loops: n }), runs: r, length };
}

/** One line about all runs. */
export function measurementText({ loops, runs }: Measurement): string {
  const times = runs.map(({ wall }) => wall / loops);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / times.length;
  const counts = `${plural(runs.length, "run")}, ${plural(loops, "loop")} each`;
  return `${duration(mean)} ± ${duration(Math.sqrt(variance))} per loop (mean ± std. dev. of ${counts})\n`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
