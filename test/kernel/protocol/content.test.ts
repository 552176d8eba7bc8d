import assert from "node:assert/strict";
import { test } from "node:test";
import { field, objectField, stringsField } from "../../../kernel/protocol/content.js";

test("a field of the right type", () => {
  assert.equal(field({ code: "1" }, "code", "string"), "1");
  assert.equal(field({ silent: false }, "silent", "boolean", true), false);
});

test("a missing field, or null, has its default", () => {
  assert.equal(field({}, "n", "number", 3), 3);
  assert.equal(field({ n: null }, "n", "number", 3), 3);
  assert.deepEqual(objectField({}, "data"), {});
});

const wrong: Record<string, { read: () => unknown; error: RegExp }> = {
  "a missing field without a default": {
    read: () => field({}, "code", "string"),
    error: /code: expected a string; received undefined/,
  },
  "another type": {
    read: () => field({ n: "3" }, "n", "number"),
    error: /n: expected a number; received 3/,
  },
  "an array for an object": {
    read: () => objectField({ data: [] }, "data"),
    error: /data: expected an object/,
  },
  "a number among strings": {
    read: () => stringsField({ user_expressions: { a: 1 } }, "user_expressions"),
    error: /a: expected a string; received 1/,
  },
};

for (const [name, { read, error }] of Object.entries(wrong)) {
  test(`${name} is one clear error`, () => assert.throws(read, error));
}
