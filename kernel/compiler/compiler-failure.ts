import { red } from "../runtime/colors.js";
import type { Failure } from "../runtime/messages.js";
import { ServerEnded } from "./language-server.js";
import { TimeLimit } from "./type-service.js";

/** A failure without a place in the cell. */
function failure(ename: string, evalue: string): Failure {
  return { ename, evalue, traceback: [`${red(ename)}: ${evalue}`] };
}

export const tooDeep = failure("SyntaxError", "this cell nests deeper than a compiler can follow");

/** What the reader of a cell is told when it could not be compiled, and not for an error in it that has a place. */
export function failureOfCompiler(error: unknown): Failure {
  if (error instanceof TimeLimit) {
    return failure(
      "CompilerTimeout",
      `TypeScript gave ${error.message} for this cell; it was not run`,
    );
  }
  if (error instanceof ServerEnded) {
    return failure(
      "CompilerCrash",
      `${error.message} again and again over this cell; it was not run`,
    );
  }
  // Our own passes recurse too, and give up earlier than the parser.
  if (error instanceof RangeError) return tooDeep;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return failure(name, message);
}
