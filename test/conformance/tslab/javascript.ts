import type { SpecRow } from "./row.js";

/** tslab's JavaScript mode. */
export const javascriptRows: readonly SpecRow[] = [
  {
    spec: "variables",
    cells: ["let x = 123; const y = 'foo'; var z = true;"],
    after: { "[x, y, z]": "[ 123, 'foo', true ]" },
  },
  {
    spec: "functions",
    cells: [
      "function sum(x, y) { return x + y; }\nfunction* xrange(n) { for (let i = 0; i < n; i++) { yield i; } }\nasync function sleep(ms) { return new Promise(resolve => { setTimeout(resolve, ms); }); }",
    ],
    after: { "[sum(1, 2), [...xrange(2)]]": "[ 3, [ 0, 1 ] ]" },
  },
  {
    spec: "jsdoc type",
    cells: [
      "/** @type {any} */\nlet x = 10;\nx = 'hello';\n/**\n * @param {number} x\n * @param {number} y\n */\nfunction sum(x, y) { return x + y; }",
    ],
    after: { "[x, sum(1, 2)]": "[ 'hello', 3 ]" },
  },
  {
    spec: "syntax error",
    cells: ["let x: number = 10;"],
    fails: /TS8010: Type annotations can only be used in TypeScript files\./,
  },
  {
    spec: "type error",
    cells: ["let x = 10; x = 'hello';"],
    shows: "'hello'",
    differs:
      "plain JavaScript is held to its names and syntax; types are checked below // @ts-check",
  },
  {
    spec: "type error, where types are asked for",
    cells: ["// @ts-check\nlet x = 10; x = 'hello';"],
    fails: /TS2322: Type 'string' is not assignable to type 'number'\./,
  },
];
