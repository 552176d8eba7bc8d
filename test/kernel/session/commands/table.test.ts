import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findCommand } from "../../../../kernel/session/commands/find.js";
import { commandHelp } from "../../../../kernel/session/commands/help.js";
import { commands } from "../../../../kernel/session/commands/index.js";
import { root } from "../../../support/python.js";

const page = readFileSync(join(root, "docs/commands.md"), "utf8");

for (const [name, { usage, summary }] of Object.entries(commands)) {
  test(`%${name} is documented`, () => {
    const { data } = commandHelp(name) ?? assert.fail("no help");
    for (const [form, written] of Object.entries(usage)) {
      assert.ok(written.startsWith(`${form === "cell" ? "%%" : "%"}${name}`));
      assert.ok(data["text/plain"].startsWith(Object.values(usage).join("\n")));
      assert.ok(data["text/markdown"].includes(written));
      assert.ok(page.includes(`\`${written}\``), `docs/commands.md: ${written}`);
    }
    assert.match(summary, /^[a-z].*[^.]$/);
  });
}

const slips: Record<string, string | undefined> = {
  tiem: "time",
  timit: "timeit",
  writefiel: "writefile",
  TIME: "time",
  lsmagik: "lsmagic",
  ev: "env",
  matplotlib: undefined,
  "": undefined,
};
for (const [name, meant] of Object.entries(slips)) {
  test(`%${name} means ${meant ?? "nothing known"}`, () => {
    assert.throws(
      () => findCommand({ form: "line", name }),
      (error: Error) => {
        assert.equal(/did you mean %(\w+)\?/.exec(error.message)?.[1], meant);
        assert.match(error.message, /available: %bash, %%bash, .*%%writefile$/);
        return true;
      },
    );
  });
}

test("a command in a form that it does not have", () => {
  assert.throws(() => findCommand({ form: "cell", name: "pwd" }), /%%pwd: it is written %pwd/);
  assert.throws(() => findCommand({ form: "line", name: "html" }), /%html: it is written %%html/);
  assert.throws(() => findCommand({ form: "line", name: "toString" }), /unknown command/);
});
