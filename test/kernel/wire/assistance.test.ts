import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WireNotebook } from "./cells.js";

const notebook = new WireNotebook({ "my-util.ts": "export const useful = 1;" }, [
  "let model: tf.Sequential | null = null; const ratio = 0.5; function resize(width: number, height = width) { return width * height }",
  "class Runner { speed = 1; run(metres: number) { return metres / this.speed } } interface Settings { alpha: number; beta?: string; 'a-b'?: 1 }",
  "const mode = 'a' as 'fast-one' | 'fast-two'; enum Level { Low, High } type Pair = [number, Settings]",
  'const loose: any = JSON.parse(\'{ "rows": [1], "columns": { "first": 1 } }\'); const runner = new Runner()',
  "let counter = 1",
  "counter++",
  [
    "const before = 1;",
    "/**",
    " * Adds two numbers.",
    " * @param one the first",
    " * @param other the second",
    " * @example",
    " * add(1, 2)",
    " */",
    "function add(one: number, other: number): number;",
    "function add(one: string, other: string): string;",
    "function add(one: any, other: any) { return one + other }",
  ].join("\n"),
]);

interface Match {
  text: string;
  type: string;
  signature?: string;
}

/** Completes at `|`. */
async function complete(marked: string) {
  const before = Array.from(marked.slice(0, marked.indexOf("|")));
  const code = marked.replace("|", "");
  const request = { code, cursor_pos: before.length };
  const { content } = await notebook.kernel.request("shell", "complete_request", request);
  const [start, end] = [Number(content["cursor_start"]), Number(content["cursor_end"])];
  const { _jupyter_types_experimental: matches } = content["metadata"] as Record<string, Match[]>;
  return {
    texts: content["matches"] as string[],
    matches: new Map(matches?.map((match) => [match.text, match])),
    replaced: [...code].slice(start, end).join(""),
  };
}

/** Inspects at `|`; the text of what is found. */
async function inspect(marked: string, level = 0): Promise<string | undefined> {
  const before = Array.from(marked.slice(0, marked.indexOf("|")));
  const request = { code: marked.replace("|", ""), cursor_pos: before.length, detail_level: level };
  const { content } = await notebook.kernel.request("shell", "inspect_request", request);
  return (content["data"] as Record<string, string>)["text/plain"];
}

/** What must be among the matches, first of all in this order, and what is replaced. */
const first: [what: string, marked: string, replaced: string, texts: string[]][] = [
  ["members", "model!.summ|", "summ", ["summary"]],
  ["members of a literal", "'abc'.toUp|", "toUp", ["toUpperCase"]],
  ["a name of an earlier cell", "rat|", "rat", ["ratio"]],
  ["a global", "structuredC|", "structuredC", ["structuredClone"]],
  ["a preloaded name", "tf.layers.den|", "den", ["dense"]],
  ["a type", "let s: Setti|", "Setti", ["Settings"]],
  ["a name of the cell itself", "let local = 1; loc|", "loc", ["local"]],
  ["a union of literals", "mode === '|'", "", ["fast-one", "fast-two"]],
  ["the activations", 'tf.layers.dense({ units: 1, activation: "|', "", ["elu", "gelu"]],
  ["an option", "tf.layers.dense({ act|", "act", ["activation", "activityRegularizer"]],
  ["keys still missing", "const s: Settings = { alpha: 1, |", "", ['"a-b"', "beta"]],
  ["a path", "import { useful } from './my-|'", "my-", ["my-util"]],
  ["what a file exports", "import { use| } from './my-util'", "use", ["useful"]],
  [
    "a Node module",
    "import { readFileSync } from 'node:f|'",
    "node:f",
    ["node:fs", "node:fs/promises"],
  ],
  ["a package", "import * as t from '@tensor|'", "@tensor", ["@tensorflow"]],
  ["a tag of JSDoc", "/** @para| */ function f(x: number) {}", "para", ["param"]],
  ["after astral characters", "'😀😀'; rat|", "rat", ["ratio"]],
  ["in a broken cell", "if (model && resi|", "resi", ["resize"]],
  ["before a broken part", "const a = [runner.sp|\nfunction f() {", "sp", ["speed"]],
  ["members of any, as they are", "loose.|", "", ["rows", "columns"]],
  ["members of members of any", "loose.columns.fi|", "fi", ["first"]],
  ["by an index, a key and a question mark", "loose?.['columns']!.fi|", "fi", ["first"]],
  ["keys of any", "loose['col|", "col", ["columns"]],
  ["what begins as typed before what does not", "Ru|", "Ru", ["Runner"]],
];

describe("completion of", () => {
  for (const [what, marked, replaced, texts] of first) {
    test(what, async () => {
      const found = await complete(marked);
      assert.equal(found.replaced, replaced);
      assert.deepEqual(found.texts.slice(0, texts.length), texts);
    });
  }

  const kinds: [marked: string, text: string, type: string, signature: string | undefined][] = [
    ["resi|", "resize", "function", "(width: number, height?: number): number"],
    ["Runn|", "Runner", "class", undefined],
    ["rati|", "ratio", "constant", "0.5"],
    ["Leve|", "Level", "enum", undefined],
    ["runner.ru|", "run", "method", "(metres: number): number"],
    ["runner.sp|", "speed", "property", "number"],
    [
      "tf.zer|",
      "zeros",
      "function",
      "<R extends tf.Rank>(shape: tf.ShapeMap[R], dtype?: tf.DataType): tf.Tensor<R>",
    ],
    ["tf.laye|", "layers", "module", undefined],
    [
      "tf.matM|",
      "matMul",
      "function",
      "<T extends tf.Tensor>(a: tf.Tensor | tf.TensorLike, b: tf.Tensor | tf.TensorLike, transposeA?: boolean, transposeB?: boolean) => T",
    ],
    ["whil|", "while", "keyword", undefined],
  ];
  for (const [marked, text, type, signature] of kinds) {
    test(`${text} says what it is`, async () => {
      const match = (await complete(marked)).matches.get(text);
      assert.deepEqual([match?.type, match?.signature], [type, signature]);
    });
  }

  test("all members of a namespace says what they are, once TypeScript was asked", async () => {
    for (let attempt = 0; ; attempt++) {
      const { matches } = await complete("lab.metrics.|");
      if ([...matches.values()].every(({ type }) => type !== "variable")) return;
      assert.ok(attempt < 100, "they are learnt while nobody asks");
      await new Promise((done) => setTimeout(done, 100));
    }
  });

  test("names while another cell runs", async () => {
    const running = notebook.kernel.begin(
      "await new Promise((done) => setTimeout(done, 400)); 'done'",
    );
    const { texts } = await complete("rat|");
    assert.equal(texts[0], "ratio");
    const ended = notebook.kernel
      .messagesOf(running.id)
      .some(({ header }) => header.msg_type === "execute_result");
    assert.equal(ended, false, "the answer came before the end of the cell");
    await running.done;
  });
});

const inspections: [what: string, marked: string, expected: RegExp][] = [
  [
    "the signature of a call",
    "add(|",
    /^add\(one: number, other: number\): number\n\nand 1 more overload/,
  ],
  ["the overload that is meant", "add('a', |", /^add\(one: string, other: string\): string/],
  ["the parameter at the cursor", "add(1, |", /other: number — the second/],
  [
    "documentation, parameters, examples",
    "ad|d",
    /Adds two numbers\.[^]*@param one — the first[^]*@example[^]*add\(1, 2\)/,
  ],
  [
    "a class, written out",
    "Runner|",
    /^class Runner \{[^]*speed: number;[^]*run\(metres: number\): number;/,
  ],
  [
    "an interface, outside a type as well",
    "Settings|",
    /^interface Settings \{\n {4}alpha: number;/,
  ],
  ["an interface in a type", "let s: Sett|ings", /^interface Settings \{\n {4}alpha: number;/],
  ["a type, one level", "Pair|", /^type Pair = \[number, \{?/],
  [
    "a variable and the members of its type",
    "runner|",
    /^const runner: Runner\n\nvalue: Runner \{ speed: 1 \}\n\nconst runner: \{\n {4}speed: number;/,
  ],
  ["the value of a variable, as it is now", "counter|", /^let counter: number\n\nvalue: 2$/],
  [
    "no value of a name that the cell declares itself",
    "let counter = 'x'; coun|ter",
    /^let counter: string$/,
  ],
  ["a property", "runner.sp|eed", /^\(property\) Runner\.speed: number/],
  ["an option", "tf.layers.dense({ uni|ts: 1 })", /^\(property\) DenseLayerArgs\.units: number/],
  ["a name of the cell itself", "let local = 5; loc|al", /^let local: number$/],
  [
    "after astral characters",
    "'😀'; resi|ze",
    /^function resize\(width: number, height\?: number\): number/,
  ],
];

describe("inspection shows", () => {
  for (const [what, marked, expected] of inspections) {
    test(what, async () => assert.match((await inspect(marked)) ?? "", expected));
  }

  test("the source at detail level 1", async () => {
    assert.match(
      (await inspect("Runner|", 1)) ?? "",
      /Cell \d+:1:1\nclass Runner \{ speed = 1; run/,
    );
  });

  test("nothing of nothing", async () => {
    for (const marked of ["unknownName|", "// text|", "|"])
      assert.equal(await inspect(marked), undefined);
  });

  test("the same for name?", async () => {
    const { reply } = await notebook.run("add?");
    assert.match(JSON.stringify(reply.content["payload"]), /Adds two numbers/);
    const { reply: variable } = await notebook.run("counter?");
    assert.match(JSON.stringify(variable.content["payload"]), /value: 2/);
  });
});

const completeness: Readonly<Record<"complete" | "incomplete" | "invalid", readonly string[]>> = {
  complete: [
    "1 + 1",
    "`a ${1} b`",
    "if (a) { b() }",
    "<div>text</div>",
    "@dec class A {}",
    "class A { @dec() m() {} }",
    "await f()",
    "// words",
    "/* words */",
    "const f = <T,>(x: T) => x",
    "ratio?",
  ],
  incomplete: [
    "`text",
    "`text ${",
    "`text ${a}",
    "`a ${`b",
    "if (a) {",
    "function f(",
    "class A {\n  m() {\n  }",
    "[1,\n2,",
    "({ a: 1,",
    "<div>",
    "<div>text",
    "<div><p></p>",
    "<div a={",
    "<>",
    "<div",
    "@dec",
    "@dec()",
    "@dec({",
    "@dec() // words",
    "class A { @dec",
    "a ? b :",
    "a => ",
    "const x =",
    "import {",
    "/* words",
    "for (;;)",
    "while (true)",
    "if (a) b; else",
    "try {} ",
    "switch (a) { case 1:",
    "type A = {",
    "enum E { A,",
    "async () => {",
    "a &&",
    "foo.",
    "new",
    "return_ = [`${",
  ],
  invalid: ["}", "1 + )", "let = = 2", "const 1a = 2", "'text", "class { 1 }}"],
};

describe("is_complete", () => {
  for (const [status, codes] of Object.entries(completeness)) {
    for (const code of codes) {
      test(`${status}: ${JSON.stringify(code)}`, async () => {
        const { content } = await notebook.kernel.request("shell", "is_complete_request", { code });
        assert.equal(content["status"], status);
      });
    }
  }
});
