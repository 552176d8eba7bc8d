import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resultText, WireNotebook, type Row } from "./cells.js";

const notebook = new WireNotebook();

/** Every kind of declaration of `Name`, an expression over it, and what that must give. */
const kinds: Readonly<Record<string, readonly [declare: string, use: string, result: string]>> = {
  let: ["let Name = 1", "Name + 1", "2"],
  const: ['const Name = "text"', "Name.toUpperCase()", "'TEXT'"],
  var: ["var Name = [1, 2]", "Name.length", "2"],
  function: ["function Name(x: number) { return x }", "Name(3)", "3"],
  class: ["class Name { x = 4 }", "(new Name() satisfies Name).x", "4"],
  enum: ["enum Name { A = 5 }", "Name.A", "5"],
  namespace: ["namespace Name { export const x = 6 }", "Name.x", "6"],
  type: ["type Name = { x: 7 }", "({ x: 7 } satisfies Name).x", "7"],
  interface: ["interface Name { y: number }", "({ y: 8 } satisfies Name).y", "8"],
  import: ['import { basename as Name } from "node:path"', 'Name("a/b")', "'b'"],
  "import of a namespace": ['import * as Name from "node:path"', "Name.sep", "'/'"],
  "destructured const": ["const { Name } = { Name: 9n }", "Name + 1n", "10n"],
};

/** An order in which each kind comes once right after each kind, itself included: a de Bruijn sequence. */
function everyPair<T>(items: readonly T[]): T[] {
  return items.flatMap((one, index) => [
    one,
    ...items.slice(index + 1).flatMap((other) => [one, other]),
  ]);
}

test("each kind of declaration by each kind", async () => {
  const order = everyPair(Object.keys(kinds));
  for (const [index, kind] of [...order, order[0]!].entries()) {
    const [declare, use, result] = kinds[kind]!;
    const executed = await notebook.runAll([declare, use]);
    assert.equal(resultText(executed), result, `${order[index - 1]}, then ${kind}`);
  }
});

const rows: Row[] = [
  ["with a new type", ["let value = 1", "let value = 'text'", "value.length"], "4"],
  [
    "the new type is checked, not the old one",
    ["let value = 1", "let value = 'text'", "value.toFixed()"],
    { error: /TS2551|TS2339/ },
  ],
  [
    "from its own earlier value",
    ["let data = [1, 2, 3]", "const data = lastOf(); function lastOf() { return 'new' }", "data"],
    "'new'",
  ],
  [
    "an older function keeps running and sees the new value",
    ["let rate = 1; function twice() { return rate * 2 }", "let rate = 4", "twice()"],
    "8",
  ],
  [
    "an older function keeps its types when the name gets another type",
    [
      "let rate = 1; function half(): number { return rate / 2 }",
      "let rate = 'fast'",
      "const h: number = half(); typeof h",
    ],
    "'number'",
  ],
  [
    "a class that extends one declared again goes on with the old one",
    [
      "class Base { n = 1 } class Derived extends Base {}",
      "class Base { s = 'x' }",
      "[new Derived().n, new Base().s]",
    ],
    "[ 1, 'x' ]",
  ],
  [
    "an instance of the old class is not one of the new",
    [
      "class P { private secret = 1; read() { return this.secret } } const p = new P()",
      "class P { private secret = 'x'; read() { return this.secret } }",
      "const q: P = p",
    ],
    { error: /TS2322/ },
  ],
  [
    "the older variable of an older type keeps checking",
    [
      "interface Row { id: number } const row: Row = { id: 1 }",
      "interface Row { name: string }",
      "[row.id, ({ name: 'x' } satisfies Row).name]",
    ],
    "[ 1, 'x' ]",
  ],
  [
    "a type and a value of one name live side by side",
    ["type Both = { x: number }", "const Both = { x: 1 }", "const both: Both = Both; both.x"],
    "1",
  ],
  [
    "in the other order too",
    [
      "const Both2 = { x: 1 }",
      "interface Both2 { x: number }",
      "const both2: Both2 = Both2; both2.x",
    ],
    "1",
  ],
  [
    "a cell that declares the type sees the value of an earlier one",
    [
      "const Duo = (n: number) => n; class Solo { a = 1 }",
      "interface Duo { x: number } type Solo = 5; const duo: Duo = { x: Duo(2) }; const five: Solo = 5; [duo.x, new Solo().a, five]",
    ],
    "[ 2, 1, 5 ]",
  ],
  [
    "a cell that declares the value sees the type of an earlier one",
    ["interface Trio { x: 1 }", "let Trio: Trio = { x: 1 }; Trio satisfies Trio; Trio.x"],
    "1",
  ],
  [
    "but not that of a class or an import, which is gone with it",
    ["class Gone { a = 1 }", "let Gone: Gone"],
    { error: /TS2749|TS2304/ },
  ],
  [
    "a type lives on when its value companion changes",
    [
      "type Pair = [number, number]; const Pair = (a: number): Pair => [a, a]",
      "const Pair = 3",
      "const kept: Pair extends number ? 1 : 2 = 2; Pair",
    ],
    "3",
  ],
  [
    "interfaces merge within a cell",
    ["interface M { a: number } interface M { b: number }", "const m: M = { a: 1, b: 2 }; m"],
    "{ a: 1, b: 2 }",
  ],
  [
    "but not with an earlier cell's",
    ["interface M2 { a: number }", "interface M2 { b: number }", "const m2: M2 = { b: 2 }; m2"],
    "{ b: 2 }",
  ],
  [
    "namespaces merge within a cell",
    ["namespace N { export const a = 1 } namespace N { export const b = a + 1 }", "[N.a, N.b]"],
    "[ 1, 2 ]",
  ],
  [
    "but not with an earlier cell's",
    ["namespace N2 { export const a = 1 }", "namespace N2 { export const b = 2 }", "N2"],
    "{ b: 2 }",
  ],
  [
    "enums merge within a cell, but not with an earlier cell's",
    ["enum E { A }", "enum E { B = 1 } enum E { C = 2 }", "E"],
    "{ '1': 'B', '2': 'C', B: 1, C: 2 }",
  ],
  [
    "a class and a namespace merge within a cell",
    ["class CN { x = CN.start } namespace CN { export const start = 3 }", "new CN().x"],
    "3",
  ],
  [
    "a function and a namespace too",
    ["function FN() { return FN.start } namespace FN { export const start = 3 }", "FN()"],
    "3",
  ],
  [
    "a function has overloads within a cell",
    [
      "function o(x: number): number; function o(x: string): string; function o(x: any): any { return x }",
      "[o(1).toFixed(1), o('a').length]",
    ],
    "[ '1.0', 1 ]",
  ],
  [
    "twice within a cell is an error",
    ["let twiceHere = 1; let twiceHere = 2"],
    { error: /TS2451|already been declared/i },
  ],
];

describe("a name declared again", () => notebook.testRows(rows));
