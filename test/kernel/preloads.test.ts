import assert from "node:assert/strict";
import { test } from "node:test";
import { preloadsIn } from "../../kernel/preloads.js";

const cases: Record<string, string[]> = {
  "tf.tensor(1)": ["tf"],
  "const t = lab.data; dfd": ["dfd", "lab"],
  "tfx + atf + label": [],
  'require("danfojs-node")': ["dfd"],
  "import { zeros } from '@tensorflow/tfjs-node'": ["tf"],
};

for (const [code, names] of Object.entries(cases)) {
  test(code, () => assert.deepEqual(preloadsIn(code), names));
}
