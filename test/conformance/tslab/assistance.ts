import type { AssistRow, CompleteRow } from "./row.js";

const v = `let v = { abc: "hello", xyz: 10 }; `;
const typed = "let v: {alpha: string, beta: number} = ";
const documented = "function f(xyz: number, abc: string): void {}";

export const completionRows: readonly AssistRow[] = [
  { spec: "members", code: `${v}v.‸`, matches: ["abc", "xyz"], replaces: "" },
  { spec: "members with prefix", code: `${v}v.ab‸`, matches: ["abc"], replaces: "ab" },
  { spec: "members with suffix", code: `${v}v.‸ab`, has: ["abc"] },
  { spec: "members with surrounding id", code: `${v}v.a‸b`, matches: ["abc"] },
  { spec: "members mismatch", code: `${v}v.qwerty‸`, matches: [] },
  { spec: "members of any", code: "let x: any = 10; x.‸", matches: [] },
  { spec: "members of any with prefix", code: "let x: any = 10; x.abc‸", matches: [] },
  {
    spec: "members in object literal",
    code: `${typed}{‸};`,
    matches: ["alpha", "beta"],
    replaces: "",
  },
  {
    spec: "missing members in object literal",
    code: `${typed}{alpha: 'hello', ‸}`,
    matches: ["beta"],
  },
  {
    spec: "members in object literal with prefix",
    code: `${typed}{al‸}`,
    matches: ["alpha"],
    replaces: "al",
  },
  { spec: "members in object literal with suffix", code: `${typed}{‸al}`, has: ["alpha"] },
  { spec: "members in object literal with surrounding", code: `${typed}{a‸l}`, matches: ["alpha"] },
  {
    spec: "imported module members",
    code: `import * as vm from "vm"; vm.‸`,
    has: ["compileFunction", "createContext", "isContext", "runInContext", "Script"],
  },
  {
    spec: "sort candidates",
    code: `let v = { bxy: true, axy: "hello", cxy: 3.4, dXY: false, xyz: 10, XYZ: 30 }; v.XY‸`,
    matches: ["XYZ", "xyz"],
    differs: "names that only contain what was typed are offered where none begins with it",
  },
  { spec: "globals", code: "‸", has: ["AbortController", "__dirname", "process"] },
  {
    spec: "globals with prev",
    cells: ["let oldval = 1"],
    code: "let newval = 10; ‸",
    has: ["newval", "oldval", "AbortController"],
  },
  { spec: "globals with prefix", code: "setT‸", matches: ["setTimeout"], replaces: "setT" },
  { spec: "globals with suffix", code: "‸setT", has: ["setTimeout"] },
  { spec: "globals with surrounding", code: "set‸I", has: ["setImmediate", "setInterval"] },
  {
    spec: "string literal",
    code: 'type version = "cupcake" | "donut" | "eclair" | "froyo"; let v: version = ‸',
    begins: [`"cupcake"`, `"donut"`, `"eclair"`, `"froyo"`],
  },
  {
    spec: "locals",
    code: "function fn(abc: number, xyz: string) { ‸ }",
    begins: ["abc"],
    has: ["arguments", "fn", "xyz"],
  },
  { spec: "inside string literal", code: `let v = "‸"`, matches: [] },
  { spec: "inside unclosed string literal", code: `let v = "‸`, matches: [] },
  { spec: "inside comment", code: `/* ‸ */"`, matches: [] },
  {
    spec: "docstring attributes",
    code: `/** ‸*/ ${documented}`,
    has: ["@abstract", "@access", "@alias", "@argument", "@async"],
  },
  {
    spec: "docstring attributes with prefix",
    code: `/** @par‸ */ ${documented}`,
    begins: ["param"],
    replaces: "par",
  },
  {
    spec: "docstring parameter",
    code: `/** @param ‸ */ ${documented}`,
    matches: ["abc", "xyz"],
  },
];

export const inspectionRows: readonly AssistRow[] = [
  { spec: "no info", code: "‸", says: null },
  {
    spec: "let number",
    code: "/** xys is a great variable */\nlet ‸xyz = 10;",
    says: "let xyz: number\n\nxys is a great variable",
  },
  {
    spec: "var boolean",
    code: "/** klm is a great boolean */\nvar ‸klm = true;",
    says: "var klm: boolean\n\nklm is a great boolean",
  },
  {
    spec: "const string",
    code: "/** abc is a great string */\nconst ‸abc = 'hello';",
    says: 'const abc: "hello"\n\nabc is a great string',
  },
  {
    spec: "std method",
    code: `let s = "abc"; s.‸indexOf("b");`,
    says: "(method) String.indexOf(searchString: string, position?: number): number\n\nReturns the position of the first occurrence of a substring",
  },
  { spec: "std constructor with override", code: "let m = new ‸Map();", says: "Map<any, any>" },
  {
    spec: "let interface",
    code: "let ‸m: Map<string, number>;",
    says: "let m: Map<string, number>",
  },
  { spec: "std interface", code: "let m: ‸Map<string, number>;", says: "interface Map<K, V>" },
  {
    spec: "enum member",
    code: "enum myenum {key1, key2} myenum.‸key1;",
    says: "(enum member) myenum.key1 = 0",
  },
];

export const javascriptAssistance: readonly AssistRow[] = [
  { spec: "complete members", code: `${v}v.‸`, matches: ["abc", "xyz"], replaces: "" },
  {
    spec: "inspect let number",
    code: "/** xys is a great variable */\nlet ‸xyz = 10;",
    says: "let xyz: number\n\nxys is a great variable",
  },
];

const empty = "an empty line does not end what is unfinished: a notebook's cell may hold one";

export const completenessRows: readonly CompleteRow[] = [
  { code: "function f() {", status: "incomplete", indent: "  " },
  { code: "function f() {\n", status: "incomplete" },
  { code: "function f() {\n\n", status: "incomplete", differs: empty },
  { code: "function f() {\n  \n\t", status: "incomplete", differs: empty },
  { code: "  \n  ", status: "complete" },
  { code: "let x = 10", status: "complete" },
  { code: "function f() {\n}", status: "complete" },
  { code: "class C {\n}", status: "complete" },
  {
    code: "let x-+10",
    status: "invalid",
    differs: "what no more lines can mend is told to be invalid",
  },
  { code: "<div></div>", status: "complete" },
  { code: "function f() {\n  f()", status: "incomplete", indent: "  " },
  { code: "while (true) {\n\tlet x = 10;", status: "incomplete", indent: "\t" },
  { code: "fn(x,\n   y", status: "incomplete", indent: "   " },
  { code: "let x = y +", status: "incomplete", indent: "" },
  { code: "  function f() {", status: "incomplete", indent: "    " },
  {
    code: "function f() {\n  if (x) {\n    }",
    status: "incomplete",
    indent: "    ",
    differs: "the next line keeps the indentation of the last; a closing bracket is not moved",
  },
  { code: "<div>", status: "incomplete", indent: "" },
];
