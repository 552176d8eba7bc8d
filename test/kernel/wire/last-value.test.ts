import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resultText, WireNotebook, type Row } from "./cells.js";

const notebook = new WireNotebook();

const expressions: Row[] = [
  ["a literal", ["5"], "5"],
  ["a text", ["'a\\nb'"], "'a\\nb'"],
  ["an object in parentheses", ["({ a: 1 })"], "{ a: 1 }"],
  ["an array", ["[1, 2]"], "[ 1, 2 ]"],
  ["an assignment", ["let a: number; a = 4"], "4"],
  ["a conditional, on several lines", ["true\n  ? 1\n  : 2"], "1"],
  ["a template", ["`x${1}`"], "'x1'"],
  ["a function expression", ["(function named() {})"], "[Function: named]"],
  ["an arrow function", ["() => 1"], "[Function (anonymous)]"],
  ["a class expression", ["(class Named {})"], "[class Named]"],
  ["new", ["new Set([1])"], "Set(1) { 1 }"],
  ["a call in a chain over lines", ["[3, 1]\n  .sort()\n  .join()"], "'1,3'"],
  ["a regular expression", ["/a/g"], "/a/g"],
  ["void", ["void 0"], undefined],
  ["typeof, not, minus", ["[typeof 1, !1, -1]"], "[ 'number', false, -1 ]"],
  ["a comma, whose left side does something", ["let c = 0; (c++, c)"], "1"],
  ["with satisfies", ["({ a: 1 }) satisfies { a: number }"], "{ a: 1 }"],
  ["a directive is a text", ["'use strict'"], "'use strict'"],
  ["a semicolon after it still shows it", ["6;"], "6"],
  ["so do several, and a comment", ["7;; // seven"], "7"],
  ["before a comment of several lines", ["8 /* eight\n*/"], "8"],
  ["after a statement on the same line", ["const d = 9; d"], "9"],
  ["in the middle of a cell it is not shown", ["1; const e = 2"], undefined],
  ["null is shown", ["null"], "null"],
  ["undefined is not", ["undefined"], undefined],
  ["nor what a function without a value gives", ["(() => {})()"], undefined],
  ["NaN, -0, 0n and '' are", ["[NaN, -0, 0n, '']"], "[ NaN, -0, 0n, '' ]"],
  ["false is", ["false"], "false"],
  ["a symbol is", ["Symbol('s')"], "Symbol(s)"],
];

const statements: Row[] = [
  ["let", ["let x = 1"], undefined],
  ["function", ["function f() { return 1 }"], undefined],
  ["class", ["class K {}"], undefined],
  ["type", ["type T = 1"], undefined],
  ["enum", ["enum E { A }"], undefined],
  ["import", ["import 'node:os'"], undefined],
  ["export default", ["export default 5"], undefined],
  ["a loop", ["for (const x of [1]) x"], undefined],
  ["if", ["if (true) 5"], undefined],
  ["a block", ["{ 5 }"], undefined],
  ["nothing at all", [""], undefined],
  ["a comment", ["// just words"], undefined],
];

const underscore: Row[] = [
  ["is the last value", ["40 + 2", "_ + 1"], "43"],
  [
    "typed",
    ["'text'", "_.missing"],
    { error: /TS2339: Property 'missing' does not exist on type/ },
  ],
  ["stays over cells without a value", ["10", "let between = 1", "_"], "10"],
  ["is seen by functions", ["const last = () => _", "3", "last()"], "3"],
  ["null counts", ["null", "_ === null"], "true"],
  ["undefined does not", ["11", "undefined", "_"], "11"],
];

describe("the last value: an expression", () => notebook.testRows(expressions));
describe("no last value: a statement", () => notebook.testRows(statements));
describe("_", () => {
  notebook.testRows(underscore);

  test("that the user declares wins", async () => {
    assert.equal(
      resultText(await notebook.runAll(["const _ = { mine: true }", "5", "_.mine"])),
      "true",
    );
  });

  test("so does one that is imported", async () => {
    const cells = ["import * as _ from 'node:path'", "5", "_.basename('a/b')"];
    assert.equal(resultText(await notebook.runAll(cells)), "'b'");
  });
});
