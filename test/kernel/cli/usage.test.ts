import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { commands } from "../../../kernel/cli/commands/index.js";
import { root } from "../../support/python.js";
import { trainlab } from "./trainlab.js";

test("--version is that of package.json", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  assert.deepEqual(await trainlab(["--version"]), { code: 0, stdout: `${version}\n`, stderr: "" });
});

for (const args of [[], ["--help"]]) {
  test(`trainlab ${args.join(" ")} lists every command`, async () => {
    const { code, stdout } = await trainlab(args);
    assert.equal(code, 0);
    for (const [name, { summary }] of Object.entries(commands)) {
      assert.match(stdout, new RegExp(`^  ${name} +${summary}$`, "m"));
    }
  });
}

for (const [name, { summary, load }] of Object.entries(commands)) {
  test(`trainlab ${name} --help shows usage and options, and does nothing`, async () => {
    const { code, stdout, stderr } = await trainlab([name, "--help"]);
    const { usage, details } = await load();
    assert.equal(
      stdout,
      `usage: trainlab ${name} ${usage}`.trimEnd() + `\n\n${summary}\n\n${details}\n`,
    );
    assert.deepEqual([code, stderr], [0, ""]);
  });
}

const complaints: Record<string, string> = {
  lap: "trainlab: unknown command lap; see trainlab --help",
  constructor: "trainlab: unknown command constructor; see trainlab --help",
  run: "trainlab: run: expected a notebook; see trainlab run --help",
  "run --fast a.ipynb": "trainlab: run: unknown option '--fast'; see trainlab run --help",
  "run a.ipynb --timeout soon":
    "trainlab: run: --timeout: expected a number of seconds above 0; received soon; see trainlab run --help",
  "run a.ipynb b.ipynb --output c.ipynb":
    "trainlab: run: --output: expected one notebook; received 2; see trainlab run --help",
  "install --user --sys-prefix":
    "trainlab: install: expected one of --user, --sys-prefix and --prefix; see trainlab install --help",
  "doctor --quick": "trainlab: doctor: unknown option '--quick'; see trainlab doctor --help",
};

for (const [line, complaint] of Object.entries(complaints)) {
  test(`trainlab ${line} is refused in one line`, async () => {
    const finished = await trainlab(line.split(" "));
    assert.deepEqual(finished, { code: 2, stdout: "", stderr: `${complaint}\n` });
  });
}
