import { Console } from "node:console";
import { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { currentCell } from "./context.js";
import { emit, print } from "./output.js";

/** Routes `console` and `process.stdout`, `process.stderr` to the cell that prints. */
export function captureOutput(): void {
  // `console` is changed in place: modules that already hold it print to their cell, too.
  const { clear: _, ...methods } = new Console({
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    ignoreErrors: false,
  });
  Object.assign(console, methods, { clear });
  for (const name of ["stdout", "stderr"] as const) {
    let stream: Writable | undefined;
    Object.defineProperty(process, name, {
      configurable: true,
      enumerable: true,
      get: () => (stream ??= printingStream(name)),
    });
  }
}

/** `console.clear` empties the cell's output, as it empties a terminal. */
function clear(): void {
  const cell = currentCell();
  if (cell) emit({ type: "clear_output", cell: cell.id, wait: false });
}

/** All that `Console` needs of a stream: a real one costs several times more for each line. */
function sink(name: "stdout" | "stderr"): NodeJS.WritableStream {
  const write = (chunk: string): boolean => {
    print(name, chunk);
    return true;
  };
  return { write } as NodeJS.WritableStream;
}

function printingStream(name: "stdout" | "stderr"): Writable {
  const decoder = new StringDecoder("utf8");
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      print(name, decoder.write(chunk));
      done();
    },
  });
  // Programs ask for the descriptor to decide about colours and terminals.
  return Object.assign(stream, { fd: name === "stdout" ? 1 : 2, isTTY: false });
}
