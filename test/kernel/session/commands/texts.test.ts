import assert from "node:assert/strict";
import { test } from "node:test";
import { duration } from "../../../../kernel/session/commands/duration.js";
import { npmArguments } from "../../../../kernel/session/commands/npm.js";
import { importOf } from "../../../../kernel/session/commands/run.js";
import { timingText } from "../../../../kernel/session/commands/time.js";
import { measurementText } from "../../../../kernel/session/commands/timeit.js";
import { variablesTable } from "../../../../kernel/session/commands/whos.js";
import { wordsOf } from "../../../../kernel/session/commands/words.js";

const durations: [number, string][] = [
  [0, "0 s"],
  [2e-10, "0.2 ns"],
  [1.2345e-8, "12.3 ns"],
  [9.999e-4, "1000 µs"],
  [0.0125, "12.5 ms"],
  [1, "1 s"],
  [59.94, "59.9 s"],
  [125.7, "2 min 5 s"],
];
for (const [seconds, text] of durations) {
  test(`${seconds} s is ${text}`, () => assert.equal(duration(seconds), text));
}

test("processor time is added up", () => {
  assert.equal(
    timingText({ wall: 0.5, user: 1.25, system: 0.25 }),
    "CPU times: user 1.25 s, system 250 ms, total 1.5 s\nWall time: 500 ms\n",
  );
});

test("mean and standard deviation are of one loop, over the runs", () => {
  const runs = [1, 2, 3, 4].map((wall) => ({ wall, user: 0, system: 0 }));
  // numpy.mean and numpy.std of [1e-3, 2e-3, 3e-3, 4e-3].
  assert.equal(
    measurementText({ loops: 1000, runs }),
    "2.5 ms ± 1.12 ms per loop (mean ± std. dev. of 4 runs, 1,000 loops each)\n",
  );
  assert.equal(
    measurementText({ loops: 1, runs: runs.slice(0, 1) }),
    "1 s ± 0 s per loop (mean ± std. dev. of 1 run, 1 loop each)\n",
  );
});

const words: Record<string, string[]> = {
  "": [],
  "  a  b ": ["a", "b"],
  "'a b' c": ["a b", "c"],
  '"a \\" b"c': ['a " bc'],
  "a\\ b": ["a b"],
  "--x='1 2' ''": ["--x=1 2", ""],
};
for (const [argument, expected] of Object.entries(words)) {
  test(`words of ${argument}`, () => assert.deepEqual(wordsOf(argument), expected));
}

const quiet = ["--no-audit", "--no-fund"];
const npmCalls: Record<string, string[]> = {
  "install x": ["install", "--prefix", "/n", "--ignore-scripts=true", ...quiet, "x"],
  "i --scripts x": ["i", "--prefix", "/n", "--ignore-scripts=false", ...quiet, "x"],
  "install -g x": ["install", "--ignore-scripts=true", ...quiet, "-g", "x"],
  "ls --depth 1": ["ls", "--depth", "1", "--prefix", "/n"],
  "run build": ["run", "build", "--prefix", "/n"],
};
for (const [argument, expected] of Object.entries(npmCalls)) {
  test(`npm ${argument}`, () => assert.deepEqual(npmArguments(wordsOf(argument), "/n"), expected));
}

test("exports become an import", () => {
  const exported = [
    { name: "a", isType: false },
    { name: "T", isType: true },
    { name: "default", isType: false },
  ];
  assert.equal(
    importOf("/n/lib/learning-rate.ts", exported, "/n"),
    'import { a, type T, default as learningRate } from "./lib/learning-rate.ts";',
  );
  assert.equal(importOf("/m/2.x.ts", [], "/n"), 'import "../m/2.x.ts";');
  assert.match(importOf("/n/2d.ts", exported, "/n"), /default as _2d /);
});

test("a table of variables cuts what is long", () => {
  const variables = [
    { name: "lr", type: "number", value: "0.1" },
    { name: "P", type: "type", value: "" },
    { name: "long", type: "a ".repeat(40), value: "x\n  y" },
  ];
  const lines = variablesTable(variables).split("\n");
  assert.match(lines[0]!, /^name  type +value$/);
  assert.match(lines[2]!, /^lr    number +0\.1$/);
  assert.equal(lines[3], "P     type");
  assert.match(lines[4]!, /^long  (?:a ){19}a…  x y$/);
});
