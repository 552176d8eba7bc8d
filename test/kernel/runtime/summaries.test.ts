import assert from "node:assert/strict";
import { test } from "node:test";
import { dfd } from "../../../src/dfd.js";
import { summariesOf } from "../../../kernel/runtime/summaries.js";

const cases: Record<string, [value: unknown, summary: string]> = {
  number: [0.1, "0.1"],
  string: ["a", "'a'"],
  array: [[1, 2], "[ 1, 2 ]"],
  "long array": [
    Array.from({ length: 1e6 }, () => 1),
    "[ 1, 1, 1, 1, 1, 1, ... 999994 more items ]",
  ],
  nested: [{ a: { b: 1 } }, "{ a: [Object] }"],
  "an object of very many keys": [
    Object.fromEntries(Array.from({ length: 1e5 }, (_, key) => [`k${key}`, key])),
    "[Object]",
  ],
  tensor: [{ shape: [2, 3], dtype: "float32" }, "2 × 3 float32"],
  "scalar tensor": [{ shape: [], dtype: "int32" }, "scalar int32"],
  frame: [new dfd.DataFrame({ a: [1, 2, 3], b: ["x", "y", "z"] }), "3 × 2"],
  series: [new dfd.Series([1, 2, 3]), "3"],
  function: [function named() {}, "[Function: named]"],
};

for (const [name, [value, summary]] of Object.entries(cases)) {
  test(name, () => assert.deepEqual(summariesOf({ value }, ["value"]), [summary]));
}

const trap = (): never => assert.fail("called");

test("no code of the user runs", () => {
  const proxy = new Proxy({}, { get: trap, ownKeys: trap, getOwnPropertyDescriptor: trap });
  const custom = {
    get shape(): never {
      return trap();
    },
    [Symbol.for("nodejs.util.inspect.custom")]: trap,
  };
  const scope = Object.defineProperty({ proxy, custom }, "getter", { get: trap });
  const [inProxy, drawn, getter] = summariesOf(scope, ["proxy", "custom", "getter"]);
  assert.equal(getter, "undefined");
  assert.equal(inProxy, "{}");
  assert.match(drawn ?? "", /\[Getter\]/);
});
