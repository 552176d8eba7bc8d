import { dirname, resolve } from "node:path";
import { Session } from "../../session/session.js";
import { parseArguments } from "../arguments.js";
import type { Command } from "../command.js";
import {
  executeNotebook,
  type ExecuteNotebookOptions,
  type NotebookResult,
} from "../notebook/execute.js";
import { readNotebook, writeNotebook } from "../notebook/file.js";
import { languageOf, notebookMetadata } from "../notebook/metadata.js";
import { UsageError } from "../usage-error.js";

export const run: Command = {
  usage: "NOTEBOOK... [--output FILE] [--timeout SECONDS] [--allow-errors]",
  details: `  --output FILE      write there and leave the notebook alone; for one notebook
  --timeout SECONDS  interrupt a cell that takes longer, and end the run; default: no limit
  --allow-errors     go on after a cell that fails

Outputs are written in place, also after an error. Cells tagged skip-execution are left out; those tagged
raises-exception may fail. Each notebook runs in its own folder and process.
Exit code: 0 if every notebook ran to its end, 1 if one did not, 130 after Ctrl-C.`,
  async run(args) {
    const { files, output, ...options } = parse(args);
    const stop = new AbortController();
    const onSignal = (): void => stop.abort();
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    let exitCode = 0;
    for (const file of files) {
      const ended = await runFile(file, output ?? file, { ...options, signal: stop.signal });
      if (stop.signal.aborted) return 130;
      if (!ended) exitCode = 1;
    }
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    return exitCode;
  },
};

interface RunArguments extends ExecuteNotebookOptions {
  files: string[];
  output?: string;
}

function parse(args: string[]): RunArguments {
  const { values, positionals: files } = parseArguments({
    args,
    allowPositionals: true,
    options: {
      output: { type: "string" },
      timeout: { type: "string" },
      "allow-errors": { type: "boolean", default: false },
    },
  });
  const { output, timeout } = values;
  if (files.length === 0) throw new UsageError("expected a notebook");
  if (output !== undefined && files.length > 1) {
    throw new UsageError(`--output: expected one notebook; received ${files.length}`);
  }
  if (timeout !== undefined && !(Number(timeout) > 0)) {
    throw new UsageError(`--timeout: expected a number of seconds above 0; received ${timeout}`);
  }
  return {
    files,
    allowErrors: values["allow-errors"],
    ...(output !== undefined && { output }),
    ...(timeout !== undefined && { timeout: Number(timeout) }),
  };
}

/** Runs one notebook, prints a line about it, and tells whether it ran to its end. */
async function runFile(
  file: string,
  output: string,
  options: ExecuteNotebookOptions,
): Promise<boolean> {
  const start = Date.now();
  let notebook;
  try {
    notebook = readNotebook(file);
  } catch (error) {
    console.error(`✗ ${file}: ${(error as Error).message}`);
    return false;
  }
  const language = languageOf(notebook);
  const session = new Session({ directory: dirname(resolve(file)), language });
  try {
    const result = await executeNotebook(notebook, session, options);
    const metadata = { ...notebook.metadata, ...notebookMetadata(language) };
    writeNotebook(output, { ...notebook, metadata });
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const line = `${file}: ${describe(result)} (${seconds} s)`;
    if (result.status === "ok") console.log(`✓ ${line}`);
    else console.error(`✗ ${line}`);
    return result.status === "ok";
  } finally {
    await session.close();
  }
}

const descriptions: {
  [S in NotebookResult["status"]]: (result: Extract<NotebookResult, { status: S }>) => string;
} = {
  ok: ({ cells, failed }) =>
    `${cells} ${cells === 1 ? "cell" : "cells"}${failed > 0 ? `, ${failed} with an error` : ""}`,
  error: ({ cell, message }) => `cell ${cell}: ${message}`,
  timeout: ({ cell, seconds }) => `cell ${cell} took longer than ${seconds} s`,
  stopped: ({ cell }) => `stopped in cell ${cell}`,
};

function describe(result: NotebookResult): string {
  // TypeScript does not see that the entry found by the status takes this very result.
  const describeStatus = descriptions[result.status] as (result: NotebookResult) => string;
  return describeStatus(result);
}
