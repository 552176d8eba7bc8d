import type { ExecuteResult } from "../../session/request.js";
import type { Session } from "../../session/session.js";
import { textOf, type Notebook, type NotebookCell } from "./file.js";
import { NotebookOutputs } from "./outputs.js";

export interface ExecuteNotebookOptions {
  /** Seconds that a cell may take; without it there is no limit. */
  timeout?: number;
  /** Go on after a cell that fails; default `false`. */
  allowErrors?: boolean;
  /** Ends the run: the running cell is interrupted. */
  signal?: AbortSignal;
}

/** How a notebook's run ended. `cell` is the number of a cell as `In [4]` and stack traces have it. */
export type NotebookResult =
  | { status: "ok"; cells: number; failed: number }
  | { status: "error"; cell: number; message: string }
  | { status: "timeout"; cell: number; seconds: number }
  | { status: "stopped"; cell: number };

/** Milliseconds after which a cell that was interrupted without effect loses its process. */
const interruptPatience = 12_000;
/** As in nbclient. */
const tags = { mayFail: "raises-exception", skip: "skip-execution" };

/**
 * Runs the code cells of a notebook in their order and puts their outputs and numbers into it, those up to an error
 * included. The outputs of cells that did not run are removed: they would belong to other values.
 */
export async function executeNotebook(
  notebook: Notebook,
  session: Session,
  options: ExecuteNotebookOptions = {},
): Promise<NotebookResult> {
  const outputs = new NotebookOutputs();
  const code = notebook.cells.filter(isCode);
  for (const cell of code) Object.assign(cell, { outputs: [], execution_count: null });
  const toRun = code.filter(({ source }) => textOf(source).trim() !== "");
  let failed = 0;
  for (const cell of toRun) {
    const { result, end } = await runCell(cell, session, outputs, options);
    const { failure, executionCount: number } = result;
    if (end === "stopped") return { status: end, cell: number };
    if (end === "timeout") return { status: end, cell: number, seconds: options.timeout ?? 0 };
    if (failure && !options.allowErrors && !cell.metadata.tags?.includes(tags.mayFail)) {
      return { status: "error", cell: number, message: `${failure.ename}: ${failure.evalue}` };
    }
    if (failure) failed++;
  }
  return { status: "ok", cells: toRun.length, failed };
}

function isCode({ cell_type, metadata }: NotebookCell): boolean {
  return cell_type === "code" && !metadata.tags?.includes(tags.skip);
}

async function runCell(
  cell: NotebookCell,
  session: Session,
  outputs: NotebookOutputs,
  { timeout, signal }: ExecuteNotebookOptions,
): Promise<{ result: ExecuteResult; end?: "timeout" | "stopped" }> {
  let end: "timeout" | "stopped" | undefined;
  let insist: NodeJS.Timeout | undefined;
  const interrupt = (reason: "timeout" | "stopped"): void => {
    end ??= reason;
    session.interrupt();
    insist ??= setInterval(() => session.interrupt(), interruptPatience);
  };
  const stop = (): void => interrupt("stopped");
  const limit =
    timeout === undefined ? undefined : setTimeout(() => interrupt("timeout"), timeout * 1000);
  signal?.addEventListener("abort", stop);
  const shown = (cell.outputs ??= []);
  try {
    const running = session.execute(textOf(cell.source), { onOutput: outputs.listener(shown) });
    if (signal?.aborted) stop();
    const result = await running;
    cell.execution_count = result.executionCount;
    return end === undefined ? { result } : { result, end };
  } finally {
    clearTimeout(limit);
    clearInterval(insist);
    signal?.removeEventListener("abort", stop);
  }
}
