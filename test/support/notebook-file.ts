import { readFileSync, writeFileSync } from "node:fs";

/** A notebook file, nbformat 4.5. */
export interface NotebookFile {
  cells: NotebookCell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

export interface NotebookCell {
  id: string;
  cell_type: "code" | "markdown" | "raw";
  source: string | string[];
  metadata: Record<string, unknown>;
  execution_count?: number | null;
  outputs?: NotebookOutput[];
}

export interface NotebookOutput {
  output_type: "stream" | "display_data" | "execute_result" | "error";
  name?: string;
  text?: string | string[];
  data?: Record<string, unknown>;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

export function readNotebook(path: string): NotebookFile {
  return JSON.parse(readFileSync(path, "utf8")) as NotebookFile;
}

export function writeNotebook(path: string, notebook: NotebookFile): void {
  writeFileSync(path, JSON.stringify(notebook, null, 1));
}

/** The notebook before it was ever run: no outputs, no execution counts. */
export function withoutOutputs(notebook: NotebookFile): NotebookFile {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell,
  );
  return { ...notebook, cells };
}

/** A new notebook of code cells. */
export function notebookOf(sources: readonly string[]): NotebookFile {
  return {
    cells: sources.map((source, i) => ({
      id: `cell-${i}`,
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
    metadata: {
      kernelspec: {
        name: "trainlab",
        display_name: "TypeScript (TrainLab)",
        language: "typescript",
      },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}
