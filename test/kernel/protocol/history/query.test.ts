import assert from "node:assert/strict";
import { test } from "node:test";
import { queryHistory, type HistoryQuery } from "../../../../kernel/protocol/history/query.js";

const entries = [
  { session: 1, line: 1, input: "let a = 1" },
  { session: 1, line: 2, input: "a + 1", output: "2" },
  { session: 3, line: 1, input: "let b = [1]" },
  { session: 3, line: 2, input: "a + 1" },
  { session: 3, line: 3, input: "b.length", output: "1" },
];
const all: HistoryQuery = {
  access: "tail",
  n: Infinity,
  session: 0,
  start: 0,
  stop: Infinity,
  pattern: "*",
  unique: false,
};

const cases: Record<string, { query: Partial<HistoryQuery>; finds: number[] }> = {
  "the last two": { query: { access: "tail", n: 2 }, finds: [3, 4] },
  "more than there are": { query: { access: "tail", n: 99 }, finds: [0, 1, 2, 3, 4] },
  "lines of the running session": {
    query: { access: "range", start: 1, stop: 3 },
    finds: [2, 3],
  },
  "a session by its number": { query: { access: "range", session: 1 }, finds: [0, 1] },
  "two sessions before": { query: { access: "range", session: -2 }, finds: [0, 1] },
  "a pattern": { query: { access: "search", pattern: "let*" }, finds: [0, 2] },
  "a pattern for the whole text": { query: { access: "search", pattern: "let" }, finds: [] },
  "one character": { query: { access: "search", pattern: "? + 1" }, finds: [1, 3] },
  "a set of characters": { query: { access: "search", pattern: "[ab]*" }, finds: [1, 3, 4] },
  "the other characters": { query: { access: "search", pattern: "[^ab]*" }, finds: [0, 2] },
  "a bracket as it is": { query: { access: "search", pattern: "*= [[]1]" }, finds: [2] },
  "each input once": { query: { access: "search", unique: true }, finds: [0, 2, 3, 4] },
  "the newest that match": { query: { access: "search", pattern: "a*", n: 1 }, finds: [3] },
};

for (const [name, { query, finds }] of Object.entries(cases)) {
  test(name, () => {
    assert.deepEqual(
      queryHistory(entries, { ...all, ...query }, 3),
      finds.map((index) => entries[index]),
    );
  });
}

test("a way to ask that there is not", () => {
  assert.equal(queryHistory(entries, { ...all, access: "guess" }, 3), undefined);
});
