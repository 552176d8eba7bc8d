/**
 * The compiler alone, over a notebook that grows: how long a cell takes from its text to its JavaScript, checked, and
 * whether that stays so; completion, inspection; the memory of TypeScript's process, and how soon it is back when it is
 * killed.
 *
 *     node dist/bench/compiler.js [cells]
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Compiler } from "../kernel/compiler/compiler.js";
import { createCompiler } from "../kernel/compiler/create.js";

/** One of these in turn; `n` counts the rounds. */
const cells: Readonly<Record<string, (n: number) => string>> = {
  trivial: (n) => `1 + ${n}`,
  "declares and uses": (n) =>
    `let rate${n} = 0.1; const log${n}: number[] = []; function step${n}(x: number) { log${n}.push(x); return x * rate${n} }`,
  "tf model": (n) =>
    `const model${n} = tf.sequential(); model${n}.add(tf.layers.dense({ units: ${n + 1}, inputShape: [4], activation: "relu" })); model${n}.compile({ loss: "meanSquaredError", optimizer: tf.train.adam(rate${n}) })`,
  "data frame": (n) =>
    `const frame${n} = new dfd.DataFrame({ a: [1, 2, ${n}], b: [3, 4, 5] }); frame${n}.head().print()`,
  "earlier names": (n) =>
    `[step${n}(1), step0(2)]; const summary${n} = model${n}.countParams() + log0.length; summary${n}`,
  "new import": (n) =>
    `import * as module${n} from "node:${["fs", "path", "os", "url", "util"][n % 5]}"; Object.keys(module${n})`,
  "type error": (n) => `const wrong${n}: string = rate${n}`,
};

const helps: Readonly<Record<string, (compiler: Compiler, n: number) => Promise<unknown>>> = {
  "complete a member": (compiler, n) => complete(compiler, `model${n}.fi`),
  "complete a name": (compiler) => complete(compiler, "summ"),
  "complete in tf": (compiler) => complete(compiler, "tf.layers.den"),
  inspect: (compiler, n) => compiler.inspect(`step${n}(1)`, 2, 0),
};

function complete(compiler: Compiler, code: string): Promise<unknown> {
  return compiler.complete(code, code.length);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A column of `ps` for each child of this process whose command line has a word in it. */
function columnOf(column: "pid" | "rss", word: string): number[] {
  const columns = ["-o", `${column}=,args=`, "--ppid", String(process.pid)];
  const lines = execFileSync("ps", columns, { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(word)).map((line) => Number.parseInt(line, 10));
}

/** Resident memory of such children, in MB. */
function memoryOf(word: string): number {
  return columnOf("rss", word).reduce((sum, kilobytes) => sum + kilobytes / 1024, 0);
}

function median(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[sorted.length >> 1] ?? Number.NaN).toFixed(1);
}

const rounds = Math.ceil(Number(process.argv[2] ?? 200) / Object.keys(cells).length);
const directory = mkdtempSync(join(tmpdir(), "trainlab-bench-"));
const times = new Map<string, number[]>();
const note = (what: string, milliseconds: number): void => {
  times.set(what, [...(times.get(what) ?? []), milliseconds]);
};

let count = 0;
const start = performance.now();
const compiler = createCompiler({ directory });
const first = compiler.compile({ code: "1 + 1", count: ++count });
await first;
console.log(`first check, from a cold start: ${(performance.now() - start).toFixed(0)} ms`);
const atStart = memoryOf("--lsp");
for (let n = 0; n < rounds; n++) {
  for (const [what, code] of Object.entries(cells)) {
    const begun = performance.now();
    const compiled = await compiler.compile({ code: code(n), count: ++count });
    note(what, performance.now() - begun);
    if (compiled.ok === (what === "type error")) throw new Error(`unexpected: ${code(n)}`);
    if (!compiled.ok) continue;
    const { cell } = compiled;
    note("commit, while the cell runs", await timed(() => compiler.commit(cell, cell.declares)));
  }
  for (const [what, help] of Object.entries(helps)) {
    note(what, await timed(() => help(compiler, n)));
  }
}

console.log(`\n${count} cells; medians in ms, first and last quarter of the notebook:\n`);
console.log("| | first | last | best |\n|---|---|---|---|");
for (const [what, values] of times) {
  const quarter = Math.max(1, values.length >> 2);
  const columns = [median(values.slice(0, quarter)), median(values.slice(-quarter))];
  console.log(`| ${what} | ${columns.join(" | ")} | ${Math.min(...values).toFixed(1)} |`);
}
const atEnd = memoryOf("--lsp");
const kills: number[] = [];
for (let n = 0; n < 5; n++) {
  for (const pid of columnOf("pid", "--lsp")) process.kill(pid, "SIGKILL");
  const code = "summary0 + 1";
  kills.push(await timed(() => compiler.compile({ code, count: ++count })));
}
console.log(`\nTypeScript killed, the next cell is checked after ${median(kills)} ms`);
console.log(
  `\nTypeScript: ${atStart.toFixed(0)} MB at the start, ${atEnd.toFixed(0)} MB at the end; esbuild: ${memoryOf("esbuild").toFixed(0)} MB; this process: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
);
await compiler.close();
rmSync(directory, { recursive: true });
