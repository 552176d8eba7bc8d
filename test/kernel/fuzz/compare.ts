import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect, stripVTControlCharacters } from "node:util";
import { typescriptBinary } from "../../../kernel/compiler/typescript-binary.js";
import { withWrittenNames } from "../../../kernel/runtime/written-names.js";
import { NotCompiled, TestNotebook } from "../compiler/notebook.js";
import { cellOfLine, cellText, checkedModule, runnableModule, type Program } from "./program.js";

/** A cell of which the notebook says something else than the reference. */
export interface Difference {
  seed: number;
  cell: number;
  code: string;
  notebook: string;
  reference: string;
}

/** Runs programs as notebooks, and as modules under Node and `tsc`; gives what is not the same. */
export async function differences(programs: readonly Program[]): Promise<Difference[]> {
  const codes = codesOfModules(programs);
  const notebook = new TestNotebook();
  const found: Difference[] = [];
  try {
    for (const [index, program] of programs.entries()) {
      await notebook.reset();
      const values = await valuesOfModule(program);
      for (const [cell, { wrong }] of program.cells.entries()) {
        const code = cellText(program.cells[cell]!);
        const expected = codes[index]![cell]!;
        const reference = expected === "" && !wrong ? values[cell]! : `not compiled: ${expected}`;
        const outcome = await outcomeInNotebook(notebook, code);
        if (outcome !== reference) {
          found.push({ seed: program.seed, cell, code, notebook: outcome, reference });
          // What follows would differ for the same reason.
          break;
        }
      }
    }
  } finally {
    await notebook.close();
  }
  return found;
}

async function outcomeInNotebook(notebook: TestNotebook, code: string): Promise<string> {
  try {
    return shownValue(await notebook.run(code));
  } catch (error) {
    if (error instanceof NotCompiled) return `not compiled: ${codesIn(error)}`;
    return shownError(error);
  }
}

function codesIn({ failure }: NotCompiled): string {
  const text = stripVTControlCharacters(failure.traceback.join("\n"));
  const codes = [...text.matchAll(/^Cell \d+:\d+:\d+ - error TS(\d+)/gm)].map(([, code]) => code!);
  return codes.length > 0 ? codes.toSorted().join() : failure.evalue;
}

async function valuesOfModule(program: Program): Promise<string[]> {
  const text = runnableModule(program).replace(/(?<=\[0\])!/g, "");
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  const { outcomes } = (await import(url)) as {
    outcomes: ({ value: unknown } | { error: unknown })[];
  };
  return Array.from(outcomes, (outcome) => {
    if (!outcome) return "";
    return "error" in outcome ? shownError(outcome.error) : shownValue(outcome.value);
  });
}

const shownValue = (value: unknown): string => inspect(value, { depth: 5 });
const shownError = (error: unknown): string => `thrown: ${withWrittenNames(String(error))}`;

/** For each program and cell the codes of TypeScript's errors, sorted; one run of `tsc` over all of them. */
function codesOfModules(programs: readonly Program[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "trainlab-fuzz-"));
  try {
    const modules = programs.map(checkedModule);
    for (const [index, text] of modules.entries())
      writeFileSync(join(folder, `p${index}.ts`), text);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    const codes = programs.map(({ cells }) => cells.map((): string[] => []));
    for (const [, program, line, code] of tsc(folder).matchAll(
      /^p(\d+)\.ts\((\d+),\d+\): error TS(\d+)/gm,
    )) {
      const index = Number(program);
      codes[index]![cellOfLine(modules[index]!, Number(line))]!.push(code!);
    }
    return codes.map((cells) => cells.map((found) => found.toSorted().join()));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compilerOptions = {
  target: "es2024",
  lib: ["es2023", "esnext.disposable"],
  module: "esnext",
  moduleResolution: "bundler",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
  typeRoots: [join(import.meta.dirname, "../../../../node_modules/@types")],
};

function tsc(folder: string): string {
  try {
    const options = ["-p", folder, "--pretty", "false"];
    return execFileSync(typescriptBinary(), options, { cwd: folder, encoding: "utf8" });
  } catch (error) {
    // It ends with a code when it has found errors, and there are some.
    return String((error as { stdout?: string }).stdout);
  }
}
