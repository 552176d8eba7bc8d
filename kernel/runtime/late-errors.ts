import { currentCell } from "./context.js";
import { failureOf } from "./failure.js";
import { Interrupted } from "./interrupted.js";
import { emit } from "./output.js";

/** Errors that no cell waits for, of a timer or a forgotten promise, are told in their cell; the process goes on. */
export function reportLateErrors(): void {
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
}

function report(error: unknown): void {
  // The end of what a stopped cell had left running: the cell has said that it was stopped.
  if (error instanceof Interrupted) return;
  emit({ type: "late_error", cell: currentCell()?.id ?? "", failure: failureOf(error) });
}
