import assert from "node:assert/strict";
import { test } from "node:test";
import { cellParts, commandWord } from "../../../kernel/session/cell-parts.js";

/** A part in short: what it is, and what its spans hold. */
function parts(code: string): string[] {
  return cellParts(code).map((part) => {
    if (part.type === "help") return `help ${part.expression}`;
    if (part.type === "code") return `code ${part.code}`;
    const argument = code.slice(part.argument.start, part.argument.end);
    const body = code.slice(part.body.start, part.body.end);
    return `${commandWord(part)} at ${part.start} <${argument}> <${body}>`;
  });
}

const cases: Record<string, string[]> = {
  "tf.layers.dense?": ["help tf.layers.dense"],
  "  x ??\n": ["help x"],
  "größe?": ["help größe"],
  "%time?": ["help %time"],
  "%%timeit ?\n": ["help %%timeit"],
  "%time 1": ["%time at 0 <1> <>"],
  "  %time   1  ": ["%time at 2 <1> <>"],
  "%time 1\r\n": ["%time at 0 <1> <>"],
  "\n%%html\n<b>\n</b>": ["%%html at 1 <> <<b>\n</b>>"],
  "%%html": ["%%html at 0 <> <>"],
  "%%bash -e\nls": ["%%bash at 0 <-e> <ls>"],
  "%a 1\n\n// a comment\n%b\nx + 1\n% y": [
    "%a at 0 <1> <>",
    "%b at 19 <> <>",
    "code     \n\n            \n  \nx + 1\n% y",
  ],
  "%a\n// a comment\n": ["%a at 0 <> <>"],
  "%a\n%%b c\n%d": ["%a at 0 <> <>", "%%b at 3 <c> <%d>"],
  "%": ["% at 0 <> <>"],
  "a ? b : c": ["code a ? b : c"],
  "a?.b": ["code a?.b"],
  "a\n% b": ["code a\n% b"],
  "!ready": ["code !ready"],
  "// only\n": ["code // only\n"],
  "f(x)?": ["code f(x)?"],
  "": ["code "],
};

for (const [code, expected] of Object.entries(cases)) {
  test(JSON.stringify(code), () => assert.deepEqual(parts(code), expected));
}
