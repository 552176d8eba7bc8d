import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Notebook, NotebookOutput } from "../../../kernel/cli/notebook/file.js";
import { withScratch } from "../../support/scratch.js";
import { finish, startTrainlab, trainlab } from "./trainlab.js";

interface Cell {
  source: string;
  tags?: string[];
}

function write(file: string, cells: (string | Cell)[]): string {
  const notebook = {
    cells: cells.map((cell, index) => {
      const { source, tags } = typeof cell === "string" ? { source: cell } : cell;
      return {
        cell_type: "code",
        execution_count: 99,
        id: `cell-${index}`,
        metadata: { tags: tags ?? [], kept: index },
        outputs: [{ output_type: "stream", name: "stdout", text: ["old\n"] }],
        source,
      };
    }),
    metadata: { author: "kept" },
    nbformat: 4,
    nbformat_minor: 5,
  };
  writeFileSync(file, JSON.stringify(notebook));
  return file;
}

function read(file: string): Notebook {
  return JSON.parse(readFileSync(file, "utf8")) as Notebook;
}

/** Number and outputs of each cell: text and plain results as such, errors by their name. */
function summary(file: string): [number | null | undefined, ...string[]][] {
  return read(file).cells.map(({ execution_count, outputs }) => [
    execution_count,
    ...(outputs ?? []).map(inWords),
  ]);
}

function inWords(output: NotebookOutput): string {
  if (output.output_type === "error") return output.ename;
  const text = output.output_type === "stream" ? output.text : output.data["text/plain"];
  return [text].flat().join("");
}

test("a notebook is run in its folder and written in place", () =>
  withScratch(async (folder) => {
    writeFileSync(join(folder, "data.txt"), "beside");
    const file = write(join(folder, "a.ipynb"), [
      "const x: number = 20;\nconsole.log('one'); console.log('two');",
      "import { readFileSync } from 'node:fs';\nreadFileSync('data.txt', 'utf8')",
      " \n",
      "await Promise.resolve(x + 1)",
    ]);
    const { code, stdout, stderr } = await trainlab(["run", file]);
    assert.equal(stderr, "");
    assert.match(stdout, /^✓ .*a\.ipynb: 3 cells \(\d+\.\d s\)\n$/);
    assert.equal(code, 0);
    assert.deepEqual(summary(file), [[1, "one\ntwo\n"], [2, "'beside'"], [null], [3, "21"]]);
    const { cells, metadata } = read(file);
    assert.deepEqual(cells[0]?.metadata, { tags: [], kept: 0 });
    assert.equal(cells[0].id, "cell-0");
    assert.equal(metadata["author"], "kept");
    assert.deepEqual(metadata["kernelspec"], {
      display_name: "TypeScript (TrainLab)",
      language: "typescript",
      name: "trainlab",
    });
  }));

test("commands in cells", () =>
  withScratch(async (folder) => {
    const file = write(join(folder, "a.ipynb"), [
      "%%writefile lib.ts\nexport const units: number = 16;",
      "%run lib.ts\n%env UNITS=3\nunits",
      "%%sh\necho $UNITS",
      "%timeit -n 1 -r 1 units",
      "%time units + 1",
      "%whos",
      "%reset -f\n%who",
    ]);
    const { code, stderr } = await trainlab(["run", file]);
    assert.equal(stderr, "");
    assert.equal(code, 0);
    const [, ...outputs] = summary(file).map(([, ...texts]) => texts);
    assert.deepEqual(outputs.slice(0, 2), [["env: UNITS=3\n", "16"], ["3\n"]]);
    assert.match(outputs[2]?.[0] ?? "", /of 1 run, 1 loop each\)\n$/);
    assert.match(outputs[3]?.[0] ?? "", /^CPU times: .*\nWall time: /);
    assert.equal(outputs[3]?.[1], "17");
    assert.match(outputs[4]?.[0] ?? "", /^units +number +16$/m);
    assert.deepEqual(outputs[5], ["Nothing is declared yet.\n"]);
  }));

test("a command that fails ends the run", () =>
  withScratch(async (folder) => {
    const file = write(join(folder, "a.ipynb"), ["%sh exit 2", "1"]);
    const { code, stderr } = await trainlab(["run", file]);
    assert.equal(code, 1);
    assert.match(stderr, /cell 1: ExitCode: sh ended with exit code 2/);
  }));

test("--timeout ends the program of a command", () =>
  withScratch(async (folder) => {
    const file = write(join(folder, "a.ipynb"), ["%%sh\necho begun\nsleep 1000"]);
    const { code, stderr } = await trainlab(["run", "--timeout", "8", file]);
    assert.equal(code, 1);
    assert.match(stderr, /cell 1 took longer than 8 s/);
    assert.equal(summary(file)[0]?.at(-1), "Interrupted");
  }));

test("an error ends the run with exit code 1, and what was shown until then is written", () =>
  withScratch(async (folder) => {
    const file = write(join(folder, "a.ipynb"), ["1", "throw new RangeError('too far')", "3"]);
    const { code, stdout, stderr } = await trainlab(["run", file]);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^✗ .*a\.ipynb: cell 2: RangeError: too far \(/);
    assert.deepEqual(summary(file), [[1, "1"], [2, "RangeError"], [null]]);
  }));

test("a type error is an error, and the cell does not run", () =>
  withScratch(async (folder) => {
    const file = write(join(folder, "a.ipynb"), ["console.log('ran');\nconst n: number = 'text';"]);
    const { code } = await trainlab(["run", file]);
    assert.equal(code, 1);
    assert.equal(summary(file)[0]?.includes("ran\n"), false);
    assert.equal(read(file).cells[0]?.outputs?.length, 1);
  }));

test("--allow-errors goes on; a cell tagged raises-exception may fail; skip-execution leaves it out", () =>
  withScratch(async (folder) => {
    const cells = [
      { source: "throw new Error('expected')", tags: ["raises-exception"] },
      { source: "throw new Error('never')", tags: ["skip-execution"] },
      "throw new Error('third')",
      "4",
    ];
    const file = write(join(folder, "a.ipynb"), cells);
    assert.equal((await trainlab(["run", file])).code, 1);
    assert.deepEqual(summary(file), [[1, "Error"], [99, "old\n"], [2, "Error"], [null]]);
    const { code, stdout } = await trainlab(["run", "--allow-errors", file]);
    assert.equal(code, 0);
    assert.match(stdout, /a\.ipynb: 3 cells, 2 with an error \(/);
    assert.deepEqual(summary(file), [
      [1, "Error"],
      [99, "old\n"],
      [2, "Error"],
      [3, "4"],
    ]);
  }));

test("--timeout interrupts a cell, with what it showed kept, and ends the run", () =>
  withScratch(async (folder) => {
    const file = write(join(folder, "a.ipynb"), ["console.log('before');\nwhile (true) {}", "2"]);
    const { code, stderr } = await trainlab(["run", file, "--timeout", "8", "--allow-errors"]);
    assert.equal(code, 1);
    assert.match(stderr, /^✗ .*a\.ipynb: cell 1 took longer than 8 s \(/);
    const [first, second] = summary(file);
    assert.deepEqual(first?.slice(0, 2), [1, "before\n"]);
    assert.equal(first.length, 3, "the interrupt is shown as an error");
    assert.deepEqual(second, [null]);
  }));

test("--output leaves the notebook alone", () =>
  withScratch(async (folder) => {
    const file = write(join(folder, "a.ipynb"), ["1 + 1"]);
    const before = readFileSync(file, "utf8");
    const output = join(folder, "out.ipynb");
    assert.equal((await trainlab(["run", file, "--output", output])).code, 0);
    assert.equal(readFileSync(file, "utf8"), before);
    assert.deepEqual(summary(output), [[1, "2"]]);
  }));

test("several notebooks: each on its own, one that fails does not stop the others", () =>
  withScratch(async (folder) => {
    mkdirSync(join(folder, "sub"));
    const first = write(join(folder, "a.ipynb"), ["const shared = 1;\nthrow new Error('a')"]);
    const second = write(join(folder, "sub/b.ipynb"), ["typeof (globalThis as any).shared"]);
    const { code, stdout, stderr } = await trainlab([
      "run",
      first,
      join(folder, "none.ipynb"),
      second,
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /^✗ .*a\.ipynb: cell 1: Error: a \(.*\)\n✗ .*none\.ipynb: ENOENT/);
    assert.match(stdout, /^✓ .*b\.ipynb: 1 cell \(/);
    assert.deepEqual(summary(second), [[1, "'undefined'"]]);
  }));

test("Ctrl-C stops the cell, writes what was shown and leaves the other notebooks alone", () =>
  withScratch(async (folder) => {
    const busy =
      "console.log('before');\n(await import('node:fs')).writeFileSync('busy', '');\nwhile (true) {}";
    const first = write(join(folder, "a.ipynb"), [busy, "2"]);
    const second = write(join(folder, "b.ipynb"), ["3"]);
    const running = startTrainlab(["run", first, second]);
    const finished = finish(running);
    while (!existsSync(join(folder, "busy"))) await sleep(20);
    running.kill("SIGINT");
    const { code, stderr } = await finished;
    assert.equal(code, 130);
    assert.match(stderr, /^✗ .*a\.ipynb: stopped in cell 1 \(/);
    assert.deepEqual(summary(first)[0]?.slice(0, 2), [1, "before\n"]);
    assert.deepEqual(summary(second), [[99, "old\n"]]);
  }));
