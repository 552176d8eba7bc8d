import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { NotebookLanguage } from "../../../kernel/notebook-language.js";
import { TestSession } from "../../kernel/session/test-session.js";
import {
  completenessRows,
  completionRows,
  inspectionRows,
  javascriptAssistance,
} from "./assistance.js";
import { converterRows } from "./converter.js";
import { executorRows, specFiles } from "./executor.js";
import { javascriptRows } from "./javascript.js";
import type { AssistRow, CompleteRow, SpecRow } from "./row.js";

const cursor = "‸";
const passed = { same: 0, different: 0 };
let total = 0;

/** A suite of rows, each a test of its own in a notebook that knows nothing of the others. */
function suite<Row extends { differs?: string }>(
  title: string,
  language: NotebookLanguage,
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  check: (notebook: TestSession, row: Row) => Promise<void>,
): void {
  describe(`tslab's specs: ${title}`, () => {
    let notebook: TestSession;
    before(() => {
      notebook = new TestSession({ language });
      for (const [name, text] of Object.entries(specFiles)) notebook.write(name, text);
    });
    after(() => notebook.close());
    for (const row of rows) {
      total++;
      test(nameOf(row), async () => {
        await notebook.run("%reset -f");
        await check(notebook, row);
        passed[row.differs === undefined ? "same" : "different"]++;
      });
    }
  });
}

async function runAll(notebook: TestSession, cells: readonly string[]): Promise<void> {
  for (const cell of cells) {
    const { error } = await notebook.run(cell);
    assert.equal(error, undefined, cell);
  }
}

async function checkCells(notebook: TestSession, row: SpecRow): Promise<void> {
  await runAll(notebook, row.cells.slice(0, -1));
  const { result = null, error, traceback } = await notebook.run(row.cells.at(-1) ?? "");
  if (row.fails) {
    assert.match(`${error}\n${traceback}`, row.fails);
    return;
  }
  assert.equal(error, undefined, traceback);
  if (row.shows !== undefined) assert.equal(result, row.shows);
  for (const [expression, expected] of Object.entries(row.after ?? {})) {
    assert.equal((await notebook.run(expression)).result, expected, expression);
  }
}

async function checkCompletion({ session }: TestSession, row: AssistRow): Promise<void> {
  const position = row.code.indexOf(cursor);
  const code = row.code.replace(cursor, "");
  const { matches, start } = await session.complete(code, position);
  const texts = matches.map(({ text }) => text);
  const { matches: all, begins = [], has = [], replaces } = row;
  if (all) assert.deepEqual(texts, all);
  assert.deepEqual(texts.slice(0, begins.length), begins);
  for (const text of has) assert.ok(texts.includes(text), text);
  if (replaces !== undefined) assert.equal(code.slice(start, position), replaces);
}

async function checkInspection({ session }: TestSession, { code, says }: AssistRow): Promise<void> {
  const found = await session.inspect(code.replace(cursor, ""), code.indexOf(cursor), 0);
  const text = found?.data["text/plain"];
  if (says === null) assert.equal(text, undefined);
  else for (const part of (says ?? "").split("\n\n")) assert.ok(text?.includes(part), text);
}

const bySpec = ({ spec }: { spec: string }): string => spec;

async function checkAssistance(notebook: TestSession, row: AssistRow): Promise<void> {
  await runAll(notebook, row.cells ?? []);
  await (row.says === undefined ? checkCompletion : checkInspection)(notebook, row);
}

async function checkCompleteness({ session }: TestSession, row: CompleteRow): Promise<void> {
  const { code, status, indent } = row;
  const found = await session.isComplete(code);
  assert.equal(found.status, status);
  if (indent !== undefined) assert.deepEqual(found, { status, indent });
}

suite("executor", "typescript", executorRows, bySpec, checkCells);
suite("converter", "typescript", converterRows, bySpec, checkCells);
suite("complete", "typescript", completionRows, bySpec, checkAssistance);
suite("inspect", "typescript", inspectionRows, bySpec, checkAssistance);
suite(
  "isCompleteCode",
  "typescript",
  completenessRows,
  ({ code }) => JSON.stringify(code),
  checkCompleteness,
);
suite("javascript", "javascript", javascriptRows, bySpec, checkCells);
suite(
  "javascript, complete and inspect",
  "javascript",
  javascriptAssistance,
  bySpec,
  checkAssistance,
);

test("every spec is met, or differs on purpose", (context) => {
  const { same, different } = passed;
  context.diagnostic(
    `tslab's specs: ${same + different} of ${total} pass; ${different} of them differ on purpose`,
  );
  assert.equal(same + different, total);
});
