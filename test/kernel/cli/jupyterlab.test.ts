import assert from "node:assert/strict";
import { test } from "node:test";
import { labArguments } from "../../../kernel/cli/jupyterlab.js";

const tour = ["--ServerApp.root_dir=notebooks", "--LabApp.default_url=/lab/tree/00-tour.ipynb"];

test("the tour is opened where no notebook is named", () => {
  const args = labArguments(["--no-browser", "--port", "8899"]);
  assert.deepEqual(
    args.filter((arg) => tour.includes(arg)),
    tour,
  );
  assert.deepEqual(args.slice(-3), ["--no-browser", "--port", "8899"]);
});

test("a notebook that is named is opened in place of the tour", () => {
  const args = labArguments(["package.json"]);
  assert.ok(!args.some((arg) => tour.includes(arg)));
  assert.equal(args.at(-1), "package.json");
});

test("new notebooks get our kernel", () => {
  assert.ok(labArguments([]).includes("--MultiKernelManager.default_kernel_name=trainlab"));
});
