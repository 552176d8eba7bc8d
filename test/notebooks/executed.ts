import assert from "node:assert/strict";
import type { NotebookCell, NotebookFile } from "../support/notebook-file.js";

/** Asserts that every code cell was run, in order, without an error and without a warning. */
export function assertExecuted(notebook: NotebookFile): void {
  codeCells(notebook).forEach((cell, index) => {
    const source = [cell.source].flat().join("");
    assert.equal(cell.execution_count, index + 1, `execution count of:\n${source}`);
    for (const output of cell.outputs ?? []) {
      const text = [output.traceback ?? output.text ?? ""].flat().join("\n");
      assert.notEqual(output.output_type, "error", `${source}\n${text}`);
      assert.notEqual(output.name, "stderr", `${source}\n${text}`);
    }
  });
}

/** Asserts that two runs of a notebook show the same kinds of output, cell for cell. */
export function assertSameOutputs(actual: NotebookFile, expected: NotebookFile): void {
  assert.deepEqual(kindsOfOutput(actual), kindsOfOutput(expected));
}

function kindsOfOutput(notebook: NotebookFile): string[][] {
  return codeCells(notebook).map(({ outputs }) =>
    (outputs ?? []).map(({ output_type: type, name, data = {} }) =>
      [type, name ?? "", ...Object.keys(data).toSorted()].join(" "),
    ),
  );
}

export function codeCells({ cells }: NotebookFile): NotebookCell[] {
  return cells.filter(({ cell_type: type }) => type === "code");
}
