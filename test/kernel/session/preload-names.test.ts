import assert from "node:assert/strict";
import { test } from "node:test";
import { preloadNames } from "../../../kernel/session/preload-names.js";

const cases: Record<string, string[]> = {
  "tf.tensor(1)": ["tf"],
  "const t = lab.data; dfd": ["dfd", "lab"],
  "tfx + atf + label": [],
};

for (const [code, names] of Object.entries(cases)) {
  test(code, () => assert.deepEqual(preloadNames(code), names));
}
