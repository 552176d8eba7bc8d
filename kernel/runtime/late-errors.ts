import { currentCell } from "./context.js";
import { failureOf } from "./failure.js";
import { emit } from "./output.js";

/** Errors that no cell waits for, of a timer or a forgotten promise, are told in their cell; the process goes on. */
export function reportLateErrors(): void {
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
}

function report(error: unknown): void {
  emit({ type: "late_error", cell: currentCell()?.id ?? "", failure: failureOf(error) });
}
