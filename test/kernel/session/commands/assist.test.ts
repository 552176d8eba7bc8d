import assert from "node:assert/strict";
import { test } from "node:test";
import { CommandNotebook } from "./command-notebook.js";

const notebook = new CommandNotebook();
const { run, fail } = notebook;

async function complete(
  code: string,
): Promise<{ matches: string[]; start: unknown; end: unknown }> {
  const { content } = await notebook.kernel.request("shell", "complete_request", {
    code,
    cursor_pos: [...code].length,
  });
  return {
    matches: content["matches"] as string[],
    start: content["cursor_start"],
    end: content["cursor_end"],
  };
}

test("Tab completes commands and the code in them", async () => {
  assert.deepEqual(await complete("%ti"), {
    matches: ["%time", "%%time", "%timeit", "%%timeit"],
    start: 0,
    end: 3,
  });
  assert.deepEqual((await complete("%who\n%%wr")).matches, ["%%writefile"]);
  assert.ok((await complete("%")).matches.length > 20);
  await run("const learningRate = 0.1");
  for (const code of ["%time learn", "%%timeit\n🎉;\nlearn", "%who\nlearn"]) {
    const { matches, start, end } = await complete(code);
    assert.ok(matches.includes("learningRate"), code);
    assert.deepEqual([start, end], [[...code].length - 5, [...code].length]);
  }
  assert.ok((await complete("%time learningRate.toF")).matches.includes("toFixed"));
  assert.deepEqual((await complete("%%html\nlearn")).matches, []);
  assert.deepEqual((await complete("%sh learn")).matches, []);
});

test("Tab completes what stands behind a command", async () => {
  await run("%%writefile steps.ts\nexport const one = 1;");
  await run("%%writefile steps.txt\ntext");
  await run('%%writefile package.json\n{ "dependencies": { "left-pad": "1" } }');
  await run("%sh mkdir -p data/inner");
  await run("%env TAB_COMPLETES=1");
  const cases: Record<string, string[]> = {
    "%run st": ["steps.ts"],
    "%run ./st": ["./steps.ts"],
    "%run dat": ["data/"],
    "%cd data/": ["data/inner/"],
    "%%writefile step": ["steps.ts", "steps.txt"],
    "%sh cat steps.t": ["steps.ts", "steps.txt"],
    "%env TAB_C": ["TAB_COMPLETES"],
    "%npm ins": ["install"],
    "%npm install --scr": ["--scripts"],
    "%npm uninstall l": ["left-pad"],
    "%reset ": ["-f"],
    "%who ": [],
    "%nothing x": [],
  };
  for (const [code, matches] of Object.entries(cases)) {
    const found = await complete(code);
    assert.deepEqual(found.matches.toSorted(), matches, code);
    const word = /\S*$/.exec(code)![0].length;
    assert.deepEqual([found.start, found.end], [code.length - word, code.length], code);
  }
});

async function inspect(code: string, cursor: number): Promise<string> {
  const request = { code, cursor_pos: cursor, detail_level: 0 };
  const { content } = await notebook.kernel.request("shell", "inspect_request", request);
  return String((content["data"] as Record<string, string>)["text/markdown"]);
}

test("Shift-Tab and ? show the documentation of a command, and of the code in it", async () => {
  assert.match(await inspect("%timeit 1", 4), /%timeit \[-n LOOPS\] \[-r RUNS\] CODE/);
  assert.match(await inspect("%time Math.max(1)", 12), /max\(/);
  assert.match(await inspect("%%html\nMath.max", 14), /^undefined$/);
  const { reply } = await run("%time?");
  const [page] = reply.content["payload"] as { data: Record<string, string> }[];
  assert.match(page?.data["text/plain"] ?? "", /^%time CODE\n/);
  assert.match((await fail("%nothing?")).evalue, /nothing known: %nothing/);
});

const completeness: Record<string, string> = {
  "%time f(": "complete",
  "%sh ls": "complete",
  "%time?": "complete",
  "%%time\nf(": "incomplete",
  "%%time\nf()": "incomplete",
  "%%time\nf()\n": "complete",
  "%%html\n<b>": "incomplete",
  "%%html\n<b>\n\n": "complete",
  "%who\nfunction f() {": "incomplete",
  "%who\n1": "complete",
};
for (const [code, status] of Object.entries(completeness)) {
  test(`is_complete: ${JSON.stringify(code)} is ${status}`, async () => {
    const { content } = await notebook.kernel.request("shell", "is_complete_request", { code });
    assert.equal(content["status"], status);
  });
}
