import assert from "node:assert/strict";
import { test } from "node:test";
import type { NotebookOutput } from "../../../../kernel/cli/notebook/file.js";
import { NotebookOutputs } from "../../../../kernel/cli/notebook/outputs.js";
import type { Output } from "../../../../kernel/session/output.js";

const text = (value: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  type: "stream",
  name,
  text: value,
});
const display = (
  value: string,
  id: string,
  type: "display_data" | "update_display_data" = "display_data",
): Output => ({
  type,
  data: { "text/plain": value },
  metadata: { m: value },
  transient: { display_id: id },
});

const asKept = (value: string): NotebookOutput => ({
  output_type: "display_data",
  data: { "text/plain": value },
  metadata: { m: value },
});

function outputsOf(...shown: Output[]): NotebookOutput[] {
  const outputs: NotebookOutput[] = [];
  const show = new NotebookOutputs().listener(outputs);
  for (const output of shown) show(output);
  return outputs;
}

test("neighbouring text of one stream is one output", () => {
  assert.deepEqual(outputsOf(text("a"), text("b\n"), text("c", "stderr"), text("d")), [
    { output_type: "stream", name: "stdout", text: "ab\n" },
    { output_type: "stream", name: "stderr", text: "c" },
    { output_type: "stream", name: "stdout", text: "d" },
  ]);
});

test("results and errors keep their fields, and nothing else", () => {
  const failure = { ename: "Error", evalue: "no", traceback: ["Error: no"] };
  const result = { execution_count: 3, data: { "text/plain": "5" }, metadata: {} };
  assert.deepEqual(
    outputsOf({ type: "execute_result", ...result }, { type: "error", ...failure }),
    [
      { output_type: "execute_result", ...result },
      { output_type: "error", ...failure },
    ],
  );
});

test("clear_output clears at once, or when the next output comes", () => {
  assert.deepEqual(outputsOf(text("a"), { type: "clear_output", wait: false }), []);
  assert.equal(outputsOf(text("a"), { type: "clear_output", wait: true }).length, 1);
  assert.deepEqual(outputsOf(text("a"), { type: "clear_output", wait: true }, text("b")), [
    { output_type: "stream", name: "stdout", text: "b" },
  ]);
});

test("an update changes every display of its name, in earlier cells too, and adds none", () => {
  const outputs = new NotebookOutputs();
  const [first, second]: [NotebookOutput[], NotebookOutput[]] = [[], []];
  const intoFirst = outputs.listener(first);
  intoFirst(display("1", "x"));
  intoFirst(display("other", "y"));
  const intoSecond = outputs.listener(second);
  intoSecond(display("2", "x"));
  intoSecond(display("3", "x", "update_display_data"));
  intoSecond(display("4", "unknown", "update_display_data"));
  assert.deepEqual([first, second], [[asKept("3"), asKept("other")], [asKept("3")]]);
});
