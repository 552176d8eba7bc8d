import assert from "node:assert/strict";
import { test } from "node:test";
import { parseLineCommand, type LineCommand } from "../../../kernel/session/line-command.js";

const cases: Record<string, LineCommand | undefined> = {
  "tf.layers.dense?": { type: "help", expression: "tf.layers.dense" },
  "  x ??\n": { type: "help", expression: "x" },
  "größe?": { type: "help", expression: "größe" },
  "%time 1": { type: "magic", name: "%time" },
  "\n%%html\n<b>": { type: "magic", name: "%%html" },
  "a ? b : c": undefined,
  "a?.b": undefined,
  "a\n% b": undefined,
  "f(x)?": undefined,
  "": undefined,
};

for (const [code, expected] of Object.entries(cases)) {
  test(JSON.stringify(code), () => assert.deepEqual(parseLineCommand(code), expected));
}
