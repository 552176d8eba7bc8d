import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** A cell's source or an output's text: one string, or its lines. */
export type MultilineText = string | string[];

export interface NotebookCell {
  cell_type: "code" | "markdown" | "raw";
  id?: string;
  source: MultilineText;
  metadata: { tags?: string[]; [key: string]: unknown };
  execution_count?: number | null;
  outputs?: NotebookOutput[];
  [key: string]: unknown;
}

/** An output as nbformat 4.5 has it. */
export type NotebookOutput =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: MultilineText }
  | {
      output_type: "display_data";
      data: Record<string, unknown>;
      metadata: Record<string, unknown>;
    }
  | {
      output_type: "execute_result";
      execution_count: number;
      data: Record<string, unknown>;
      metadata: Record<string, unknown>;
    }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

export interface Notebook {
  nbformat: 4;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: NotebookCell[];
}

/** Cells have ids from this minor version on. */
const minorWithIds = 5;

/** Reads a notebook of format 4 and brings it to 4.5; throws with a reason where it is none. */
export function readNotebook(file: string): Notebook {
  const { nbformat, nbformat_minor, metadata, cells } = parse(readFileSync(file, "utf8"));
  return {
    nbformat,
    nbformat_minor: Math.max(nbformat_minor, minorWithIds),
    metadata,
    cells: cells.map((cell) => ({ id: randomBytes(4).toString("hex"), ...cell })),
  };
}

function parse(text: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`not a notebook: ${(error as SyntaxError).message}`, { cause: error });
  }
  const { nbformat, cells } = (value ?? {}) as Partial<Record<keyof Notebook, unknown>>;
  if (!Array.isArray(cells) && nbformat === undefined)
    throw new Error("not a notebook: it has no cells");
  if (nbformat !== 4)
    throw new Error(`expected a notebook of format 4; received format ${String(nbformat)}`);
  // The fields that matter were looked at; the rest is kept as it is.
  return value as Notebook;
}

/** Writes it as Jupyter does, so that a version control system sees only what changed; whole or not at all. */
export function writeNotebook(file: string, notebook: Notebook): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, `${JSON.stringify(sorted(withLines(notebook)), undefined, 1)}\n`);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

export function textOf(text: MultilineText): string {
  return Array.isArray(text) ? text.join("") : text;
}

function withLines(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: linesOf(cell.source),
    ...(cell.outputs && { outputs: cell.outputs.map(outputWithLines) }),
  }));
  return { ...notebook, cells };
}

function outputWithLines(output: NotebookOutput): NotebookOutput {
  if (output.output_type === "stream") return { ...output, text: linesOf(output.text) };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data).map(([type, content]) => [
    type,
    contentWithLines(type, content),
  ]);
  return { ...output, data: Object.fromEntries(data) as Record<string, unknown> };
}

/** JSON stays JSON, also where it is a string. */
function contentWithLines(type: string, content: unknown): unknown {
  const isJson = /^application\/(.*\+)?json$/.test(type);
  return typeof content === "string" && !isJson ? linesOf(content) : content;
}

function linesOf(text: MultilineText): string[] {
  return textOf(text).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
