import type { Failure } from "../runtime/messages.js";

/** How the runtime's process ended. */
export interface RuntimeExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The end of what it wrote to its standard error stream. */
  stderr: string;
  /** It was ended on purpose, because an interrupt could not stop the cell. */
  forced: boolean;
  /** It ended before it could run a cell. */
  beforeReady: boolean;
}

interface Cause {
  applies: (exit: RuntimeExit) => boolean;
  ename: string;
  says: (exit: RuntimeExit) => string;
}

/** V8's own words when the heap is full, or when one array outgrows what it can hold. */
const heapExhausted =
  /JavaScript heap out of memory|Fatal JavaScript invalid size error|invalid (?:table|array) (?:size|length)/;

/** The first that applies names the end of the process. */
const causes: readonly Cause[] = [
  {
    applies: (exit) => exit.forced,
    ename: "Interrupted",
    says: () => "the cell did not stop, so its process was ended",
  },
  {
    applies: (exit) => exit.beforeReady,
    ename: "RuntimeError",
    says: (exit) => `the process that runs cells did not start (${ending(exit)}): ${exit.stderr}`,
  },
  {
    applies: (exit) => heapExhausted.test(exit.stderr),
    ename: "OutOfMemory",
    says: (exit) =>
      `the JavaScript heap is full (${ending(exit)}); its limit can be raised with NODE_OPTIONS=--max-old-space-size=MB`,
  },
  {
    applies: (exit) => exit.signal === "SIGKILL",
    ename: "Killed",
    says: () =>
      "the process was ended from outside (SIGKILL): by the system when its memory runs out, or by a person",
  },
  {
    applies: (exit) => exit.signal !== null,
    ename: "NativeCrash",
    says: (exit) => `native code ended the process (${ending(exit)})`,
  },
  {
    applies: () => true,
    ename: "ProcessExit",
    says: (exit) => `the process ended itself (${ending(exit)})`,
  },
];

/** What the reader of the notebook is told when the process that runs the cells is gone. */
export function explainDeath(exit: RuntimeExit): Failure {
  const cause = causes.find(({ applies }) => applies(exit));
  const ename = cause?.ename ?? "ProcessExit";
  const evalue = cause?.says(exit) ?? ending(exit);
  const loss = exit.beforeReady
    ? "The next cell tries again."
    : "All variables are lost. A new process was started: run the cells that you need again.";
  return { ename, evalue, traceback: [`\u001b[31m${ename}\u001b[39m: ${evalue}`, loss] };
}

function ending({ code, signal }: RuntimeExit): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
