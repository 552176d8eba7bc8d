import { describe } from "node:test";
import { WireNotebook, type Row } from "./cells.js";

/** A notebook whose folder says how it wants to be compiled. */
const notebook = new WireNotebook({
  "base.json": JSON.stringify({ compilerOptions: { noImplicitReturns: true } }),
  "tsconfig.json": JSON.stringify({
    extends: "./base.json",
    compilerOptions: {
      strict: false,
      experimentalDecorators: true,
      jsx: "react",
      jsxFactory: "make",
      paths: { "@/*": ["./lib/*"] },
    },
  }),
  "lib/tool.ts": "export const tool = 'hammer';",
  "marked.tsx": [
    "function mark(target: object, key: string, _: PropertyDescriptor) { Reflect.set(target, 'marked', key) }",
    "export class K { @mark m() {} }",
    "const make = (tag: string) => `<${tag}>`;",
    "export const element = <p/>;",
  ].join("\n"),
});

const rows: Row[] = [
  [
    "less strict",
    ["let loose: string = null; function untyped(x) { return x } untyped(loose)"],
    "null",
  ],
  [
    "what the file extends counts too",
    ["function some(x: number) { if (x > 0) return 1 }"],
    { error: /TS7030/ },
  ],
  [
    "legacy decorators",
    [
      "function mark(target: object, key: string, _: PropertyDescriptor) { Reflect.set(target, 'marked', key) }",
      "class K { @mark m() {} } Reflect.get(K.prototype, 'marked')",
    ],
    "'m'",
  ],
  ["the factory of JSX", ["const make = (tag: string) => `<${tag}>`", "<p/>"], "'<p>'"],
  [
    "both in an imported file",
    [
      "import { K as Marked, element } from './marked'; [Reflect.get(Marked.prototype, 'marked'), element]",
    ],
    "[ 'm', '<p>' ]",
  ],
  [
    "and in a required one",
    ["(require('./marked') as typeof import('./marked')).element"],
    "'<p>'",
  ],
  [
    "types of paths",
    ["import type { tool } from '@/tool'; const named: typeof tool = 'hammer'; named"],
    "'hammer'",
  ],
];

describe("a tsconfig.json beside the notebook", () => notebook.testRows(rows));
