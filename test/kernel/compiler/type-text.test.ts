import assert from "node:assert/strict";
import { test } from "node:test";
import { typeText } from "../../../kernel/compiler/type-text.js";

const cases: [code: string, type: string][] = [
  ["let t: Map<number, number>", "Map<number, number>"],
  ["const point: {\n    x: number;\n}", "{\n    x: number;\n}"],
  ["function f(x: number): number", "(x: number): number"],
  ["function g<T>(x: T): T\nfunction g(): void", "<T>(x: T): T"],
  ["class Net<T>", "class"],
  ["enum E", "enum"],
  ["const enum E", "const enum"],
  ["namespace n", "namespace"],
  ["const über: 1", "1"],
  ["", ""],
];

for (const [code, type] of cases) {
  test(code, () => {
    const markdown = `\`\`\`typescript\n${code}\n\`\`\`\n\nlet it: be`;
    assert.equal(typeText({ data: { "text/plain": code, "text/markdown": markdown } }), type);
  });
}
