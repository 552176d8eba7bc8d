import type { Failure } from "../runtime/messages.js";

/** A failure on its way to the reply; users see its three fields, never this exception. */
export class CellFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.evalue);
    this.failure = failure;
  }
}

/** A failure without a place in the user's code. */
export function plainFailure(ename: string, evalue: string): Failure {
  return { ename, evalue, traceback: [`\u001b[31m${ename}\u001b[39m: ${evalue}`] };
}

/** What the reader is told of an exception; one that is no `CellFailure` is a defect of the kernel, shown with its stack. */
export function failureOfException(error: unknown): Failure {
  if (error instanceof CellFailure) return error.failure;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { ename: name, evalue: message, traceback: (stack ?? message).split("\n") };
}
