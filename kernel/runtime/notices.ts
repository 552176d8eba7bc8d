/** What the watchdog thread tells the main thread. */
export type Notice =
  /** End interruptible work in good order. */
  | { type: "ask" }
  /** Stop the running cell, and answer. */
  | { type: "stop"; number: number };

/** Indices of the words that both threads share. */
export const word = {
  /** The number of the last stop that the main thread has dealt with. */
  answered: 0,
  /** The number of the interruptible work that a first interrupt asks to end; 0 where there is none. */
  work: 1,
} as const;

/** Where the main thread keeps the function that the watchdog calls from outside. */
export const haltKey = "TrainLab.halt";

/** Code that ends what the main thread runs, for stop `number`. */
export function haltExpression(number: number): string {
  return `globalThis[Symbol.for(${JSON.stringify(haltKey)})](${number})`;
}
