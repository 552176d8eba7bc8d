import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Documents } from "../../../kernel/compiler/documents.js";

/** What TypeScript is told, a line each. */
let told: string[] = [];
let disk: Record<string, string> = {};
let documents: Documents;

interface Told {
  textDocument?: { uri: string; languageId?: string; text?: string };
  contentChanges?: { text: string }[];
  changes?: { uri: string; type: number }[];
}

function server(name: string) {
  return {
    notify: (method: string, params: unknown) => {
      const { textDocument: document, contentChanges = [], changes = [] } = params as Told;
      const texts = [
        document?.languageId,
        document?.text,
        ...contentChanges.map(({ text }) => text),
      ];
      const uris = [document?.uri, ...changes.map(({ uri, type }) => `${uri}:${type}`)];
      const words = [name, method.split("/")[1], ...uris, ...texts];
      told.push(words.filter((word) => word !== undefined).join(" "));
    },
  };
}

beforeEach(() => {
  disk = {};
  const workspace = {
    uri: (file: string) => `file:${file}`,
    write: (file: string, text: string) => void (disk[file] = text),
  };
  documents = new Documents(workspace, server("one"));
  told = [];
});

describe("a file", () => {
  test("comes to lie on the disk, and TypeScript gets its text when it changes", () => {
    documents.set("a.ts", "1");
    assert.deepEqual(disk, { "a.ts": "1" });
    documents.set("a.ts", "1");
    assert.deepEqual(told, []);
    documents.set("a.ts", "2");
    documents.set("a.ts", "3");
    documents.set("a.ts", "3");
    assert.deepEqual(told, ["one didOpen file:a.ts typescript 2", "one didChange file:a.ts 3"]);
    assert.deepEqual(disk, { "a.ts": "1" });
  });

  test("is opened anew in another language, and stays open in it", () => {
    documents.set("a.ts", "1");
    documents.set("a.ts", "<a/>", "typescriptreact");
    documents.set("a.ts", "<a/>", "javascriptreact");
    documents.close(["a.ts"]);
    assert.deepEqual(told, [
      "one didOpen file:a.ts typescriptreact <a/>",
      "one didClose file:a.ts",
      "one didOpen file:a.ts javascriptreact <a/>",
    ]);
  });

  test("that is closed lies on the disk as it was", () => {
    documents.set("a.ts", "1");
    documents.set("a.ts", "2");
    documents.close(["a.ts", "unknown.ts"]);
    documents.close(["a.ts"]);
    assert.deepEqual(told.slice(1), ["one didClose file:a.ts"]);
    assert.deepEqual(disk, { "a.ts": "2" });
    documents.open("a.ts");
    documents.open("a.ts");
    assert.deepEqual(told.slice(2), ["one didOpen file:a.ts typescript 2"]);
  });

  test("has no half a character", () => {
    documents.set("a.ts", "\ud83d|\ud83d\ude00");
    assert.deepEqual(disk, { "a.ts": "\ufffd|\ud83d\ude00" });
  });
});

test("many files get a text, whether they are open or not", () => {
  for (const file of ["a.ts", "b.ts", "c.ts"]) documents.set(file, file);
  documents.set("c.ts", "");
  documents.set("a.ts", "2");
  documents.setAll(["a.ts", "b.ts", "c.ts"], "");
  assert.deepEqual(told.slice(2), [
    "one didChange file:a.ts ",
    "one didChangeWatchedFiles file:b.ts:2",
  ]);
  assert.equal(disk["b.ts"], "");
});

test("another process finds on the disk what the first had from us", () => {
  for (const file of ["first.ts", "a.ts", "b.ts", "c.ts"]) documents.set(file, file);
  documents.set("a.ts", "2");
  documents.set("b.ts", "<a/>", "typescriptreact");
  told = [];
  documents.serve(server("two"));
  assert.deepEqual(told, [
    "two didOpen file:first.ts typescript first.ts",
    "two didOpen file:b.ts typescriptreact <a/>",
  ]);
  assert.equal(disk["a.ts"], "2");
  documents.set("a.ts", "3");
  assert.deepEqual(told.slice(2), ["two didOpen file:a.ts typescript 3"]);
});
