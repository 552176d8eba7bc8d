import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { kernelMain } from "../kernel/protocol/client.js";
import { projectPython, root } from "../support/python.js";
import { withScratch } from "../support/scratch.js";

interface PythonTest {
  name: string;
  outcome: "passed" | "failed" | "skipped";
  detail: string;
}

/** By language: a name that no installed kernelspec has, and the kernel's options. */
const kernels = {
  typescript: { name: "trainlab-under-test", options: [] },
  javascript: { name: "trainlab-js-under-test", options: ["--javascript"] },
};
type Language = keyof typeof kernels;
/** Tests of `KernelTests` and `IopubWelcomeTests` in the pinned version. */
const testsOfSuite = 13;

for (const language of Object.keys(kernels) as Language[]) {
  test(`jupyter_kernel_test, ${language}: every test passes, none is skipped`, async (context) => {
    const results = await withScratch((folder) => runSuite(folder, language));
    for (const { name, outcome, detail } of results) {
      await context.test(name, () => assert.equal(outcome, "passed", detail));
    }
    assert.equal(results.length, testsOfSuite);
  });
}

async function runSuite(folder: string, language: Language): Promise<PythonTest[]> {
  installKernelspec(folder, language);
  const python = spawn(
    projectPython(),
    [join(root, "test/conformance/jupyter_suite.py"), kernels[language].name, language],
    {
      env: {
        ...process.env,
        JUPYTER_PATH: folder,
        JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
        // A history of its own: the suite counts entries.
        TRAINLAB_CACHE: join(folder, "cache"),
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let printed = "";
  python.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const [code] = (await once(python, "close")) as [number | null];
  assert.equal(code, 0, "the suite itself must not crash");
  return printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as PythonTest);
}

/** The kernel of this checkout. */
function installKernelspec(folder: string, language: Language): void {
  const { name, options } = kernels[language];
  const spec = join(folder, "kernels", name);
  mkdirSync(spec, { recursive: true });
  writeFileSync(
    join(spec, "kernel.json"),
    JSON.stringify({
      argv: [process.execPath, kernelMain, ...options, "{connection_file}"],
      display_name: name,
      language,
      interrupt_mode: "message",
    }),
  );
}
