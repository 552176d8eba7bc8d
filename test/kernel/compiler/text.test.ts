import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { InsertedText } from "../../../kernel/compiler/insertions.js";
import { Lines } from "../../../kernel/compiler/lines.js";
import { nestsTooDeep } from "../../../kernel/compiler/nesting.js";
import {
  isInNumber,
  pathPartBefore,
  wordAt,
  wordBefore,
  type Span,
} from "../../../kernel/compiler/words.js";

describe("a text with insertions", () => {
  const text = new InsertedText("abcdef", [
    { at: 0, text: "<<" },
    { at: 3, text: "[" },
    { at: 6, text: ">" },
  ]);

  test("has them at their offsets", () => assert.equal(text.text, "<<abc[def>"));

  test("maps every offset there and back", () => {
    for (let offset = 0; offset < 6; offset++) {
      const inserted = text.toInserted(offset);
      assert.equal(text.text[inserted], "abcdef"[offset]);
      assert.equal(text.toSource(inserted), offset);
    }
  });

  test("maps what is inserted to nothing", () => {
    const mapped = [...text.text].map((_, offset) => text.toSource(offset));
    assert.deepEqual(mapped, [undefined, undefined, 0, 1, 2, undefined, 3, 4, 5, undefined]);
  });
});

describe("lines", () => {
  const text = "ab\n\r\n😀c\rlast";
  const lines = new Lines(text);

  test("end with any line ending", () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((number) => lines.line(number)),
      ["ab", "", "😀c", "last", ""],
    );
  });

  test("map every offset there and back", () => {
    for (let offset = 0; offset <= text.length; offset++) {
      assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
    }
    assert.deepEqual(lines.positionAt(text.indexOf("c")), { line: 2, character: 2 });
  });
});

describe("nesting", () => {
  const deep = [
    "[",
    "(",
    "{",
    "a ? b : ",
    "a => ",
    "a = ",
    "if (a) ",
    "else if (a) ",
    "`${",
    "new ",
    "T extends U ? V : ",
  ];
  for (const piece of deep) {
    test(`of ${piece} is counted`, () => {
      assert.equal(nestsTooDeep(piece.repeat(5000)), true);
      assert.equal(nestsTooDeep(piece.repeat(100)), false);
    });
  }

  const flat = [
    "a = b;\n",
    "f(x => x, y ? 1 : 2);\n",
    "[1, 2], ",
    "'[(' + ",
    "// [[[\n",
    "/* ((( */ ",
    "a?.b.",
    "a ?? b;",
    "a === b,",
    'x = { y: "{" };',
  ];
  for (const piece of flat) {
    test(`of ${JSON.stringify(piece)} is none`, () => {
      assert.equal(nestsTooDeep(piece.repeat(5000)), false);
    });
  }
});

function spanned(code: string, span: Span | undefined): string | undefined {
  return span && code.slice(span.start, span.end);
}

describe("words", () => {
  test("before an offset", () => {
    for (const [code, word] of [
      ["a.bc", "bc"],
      ["größe", "größe"],
      ["😀x", "x"],
      ["$_1", "$_1"],
      ["1a", "a"],
      ["(", ""],
      ["", ""],
    ] as const) {
      assert.equal(spanned(code, wordBefore(code, code.length)), word, code);
    }
  });

  test("at an offset, or right before it", () => {
    const code = "foo.bar(1)";
    assert.deepEqual(
      [0, 2, 3, 4, 7, 8, 9, 10].map((offset) => spanned(code, wordAt(code, offset))),
      ["foo", "foo", "foo", "bar", "bar", undefined, undefined, undefined],
    );
  });

  test("of a path", () => {
    const code = "import './my-dir/a-fi";
    assert.equal(spanned(code, pathPartBefore(code, code.length)), "a-fi");
  });

  test("numbers are none", () => {
    for (const code of ["12", "1.", "x = 0x1f", "[3"])
      assert.equal(isInNumber(code, code.length), true, code);
    for (const code of ["x1", "a.b1", "1 + a", "a.", ""])
      assert.equal(isInNumber(code, code.length), false, code);
  });
});
