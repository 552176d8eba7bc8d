import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type * as theirs from "tslab";
import * as ours from "../../../kernel/runtime/tslab.js";
import type { Output } from "../../../kernel/session/output.js";
import { root } from "../../support/python.js";
import { TestSession } from "../session/test-session.js";

let session: TestSession;
before(() => {
  session = new TestSession();
});
after(() => session.close());

async function outputsOf(code: string): Promise<Output[]> {
  const { outputs, error } = await session.run(code);
  assert.equal(error, undefined);
  return outputs;
}

const bytes = "Uint8Array.of(1, 2, 3)";
const base64 = "AQID";

/** Call, and the MIME type and content of its output. */
const calls: [call: string, contentType: string, content: string][] = [
  [`javascript("1")`, "text/javascript", "1"],
  [`html("<b>b</b>")`, "text/html", "<b>b</b>"],
  [`markdown("*b*")`, "text/markdown", "*b*"],
  [`latex("$x$")`, "text/latex", "$x$"],
  [`svg("<svg/>")`, "image/svg+xml", "<svg/>"],
  [`png(${bytes})`, "image/png", base64],
  [`png(Buffer.from(${bytes}))`, "image/png", base64],
  [`jpeg(${bytes})`, "image/jpeg", base64],
  [`gif(${bytes})`, "image/gif", base64],
  [`pdf(${bytes})`, "application/pdf", base64],
  [`text("t")`, "text/plain", "t"],
  [`raw("text/x-mine", "m")`, "text/x-mine", "m"],
  [`raw("image/webp", Uint8Array.of(0, 1, 2, 3).subarray(1))`, "image/webp", base64],
];

for (const [call, contentType, content] of calls) {
  test(`tslab.display.${call}`, async () => {
    const outputs = await outputsOf(`import * as tslab from "tslab"; tslab.display.${call};`);
    assert.deepEqual(outputs, [
      {
        type: "display_data",
        data: { [contentType]: content },
        metadata: {},
        transient: {},
      },
    ]);
  });
}

test("a new display shows once, and then replaces what it showed", async () => {
  const outputs = await outputsOf(
    `import { newDisplay } from "tslab"; const box = newDisplay(); box.text("1"); box.html("2");`,
  );
  const [first, second] = outputs;
  assert.ok(first?.type === "display_data" && second?.type === "update_display_data");
  assert.deepEqual([first.data, second.data], [{ "text/plain": "1" }, { "text/html": "2" }]);
  assert.notEqual(first.transient?.display_id, undefined);
  assert.deepEqual(first.transient, second.transient);
});

test("require gives the same module as import", async () => {
  const [output] = await outputsOf(
    `import * as imported from "tslab"; require("tslab").display === imported.display`,
  );
  assert.ok(output?.type === "execute_result");
  assert.equal(output.data["text/plain"], "true");
});

test("its types are known without the package", async () => {
  const { error } = await session.run(`import { display } from "tslab"; display.png("not bytes")`);
  assert.match(error ?? "", /TS2345: /);
});

test("it has the interface of the package, in the version that it says", () => {
  const manifest = readFileSync(join(root, "node_modules/tslab/package.json"), "utf8");
  // What a CommonJS module has as `default` is no part of it.
  const module: Omit<typeof theirs, "default"> = ours;
  assert.equal(module.versions.tslab, (JSON.parse(manifest) as { version: string }).version);
});
