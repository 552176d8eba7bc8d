import assert from "node:assert/strict";
import { appendFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { History } from "../../../../kernel/protocol/history/history.js";
import type { HistoryQuery } from "../../../../kernel/protocol/history/query.js";

const everything: HistoryQuery = {
  access: "tail",
  n: Infinity,
  session: 0,
  start: 0,
  stop: Infinity,
  pattern: "*",
  unique: false,
};
let root: string;
let folders = 0;

before(async () => {
  root = await mkdtemp(join(tmpdir(), "trainlab-history-"));
});
after(() => rm(root, { recursive: true, force: true }));

const newFolder = () => join(root, String(++folders));

test("a later session finds the cells and results of an earlier one", async () => {
  const folder = newFolder();
  const first = new History(folder);
  first.addInput(1, "1 + 1");
  first.addOutput(1, "2");
  first.addInput(2, "  \n");
  await first.flush();

  const second = new History(folder);
  second.addInput(1, "3");
  await second.flush();
  assert.deepEqual(await second.query(everything), [
    { session: 1, line: 1, input: "1 + 1", output: "2" },
    { session: 2, line: 1, input: "3" },
  ]);
});

test("kernels that start at the same time have numbers of their own", async () => {
  const folder = newFolder();
  const histories = Array.from({ length: 8 }, () => new History(folder));
  for (const [index, history] of histories.entries()) history.addInput(1, `cell ${index}`);
  await Promise.all(histories.map((history) => history.flush()));
  const entries = (await histories[0]?.query(everything)) ?? [];
  assert.equal(new Set(entries.map(({ session }) => session)).size, 8);
  assert.equal(new Set(entries.map(({ input }) => input)).size, 8);
});

test("a line that was cut off is left out", async () => {
  const folder = newFolder();
  const first = new History(folder);
  first.addInput(1, "whole");
  await first.flush();
  await appendFile(join(folder, "1.jsonl"), `{"line":2,"inp`);
  assert.deepEqual(await new History(folder).query(everything), [
    { session: 1, line: 1, input: "whole" },
  ]);
});

test("the oldest sessions make room", async () => {
  const folder = newFolder();
  const sessions = Array.from({ length: 300 }, (_, index) => index + 1);
  const first = new History(folder);
  first.addInput(1, "first");
  await first.flush();
  await Promise.all(
    sessions.map((session) =>
      writeFile(join(folder, `${session}.jsonl`), `{"line":1,"input":"${session}"}\n`),
    ),
  );
  const history = new History(folder);
  history.addInput(1, "newest");
  await history.flush();
  const left = (await readdir(folder)).map((name) => Number.parseInt(name, 10));
  assert.equal(left.length, 256);
  assert.equal(Math.min(...left), 46);
  assert.equal(Math.max(...left), 301);
});

test("without a folder to write to, the history lasts as long as the kernel", async () => {
  const file = join(root, "a file");
  await writeFile(file, "");
  const history = new History(join(file, "folder"));
  history.addInput(1, "1");
  await history.flush();
  assert.deepEqual(await history.query(everything), [{ session: 0, line: 1, input: "1" }]);
});
