import { Session } from "node:inspector";
import { Socket } from "node:net";
import { workerData, type MessagePort } from "node:worker_threads";
import { FrameDecoder } from "./frames.js";
import { descriptors } from "./messages.js";
import { haltExpression, word, type Notice } from "./notices.js";

/**
 * The thread that hears interrupts while the main thread is busy. A main thread that answers stops its cell itself;
 * in one that does not, code is run from outside that ends what runs.
 */
const { words, main } = workerData as { words: Int32Array<SharedArrayBuffer>; main: MessagePort };

/** A main thread that is silent for this long is in a loop, or in one long call. */
const answerMilliseconds = 50;
/** How long until the next attempt, when what ran could not be ended. */
const againMilliseconds = 2;
/** How long work that was asked to end may take to do so. */
const endingMilliseconds = 10_000;
/** How long a busy main thread may outlive the front. */
const orphanMilliseconds = 1000;

let stops = 0;
let askedWork = 0;
let halting = false;

const pipe = new Socket({ fd: descriptors.interrupts, readable: true, writable: false });
const decoder = new FrameDecoder();
pipe.on("data", (chunk) => {
  for (const _ of decoder.push(chunk)) interrupt();
});
pipe.on("close", () => {
  // An idle main thread hears of the front's end itself.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), orphanMilliseconds);
});

function interrupt(): void {
  const work = Atomics.load(words, word.work);
  if (work === 0 || work === askedWork) return stop();
  askedWork = work;
  tell({ type: "ask" });
  setTimeout(() => {
    if (Atomics.load(words, word.work) === work) stop();
  }, endingMilliseconds);
}

function stop(): void {
  const number = ++stops;
  tell({ type: "stop", number });
  Atomics.wait(words, word.answered, number - 1, answerMilliseconds);
  if (!halting) halt();
}

/** Ends what runs, again and again until the main thread answers: not every place in the code can be ended. */
function halt(): void {
  halting = Atomics.load(words, word.answered) < stops;
  if (!halting) return;
  const session = new Session();
  session.connectToMainThread();
  const expression = haltExpression(stops);
  session.post("Runtime.evaluate", { expression, silent: true }, (_error, reply) => {
    session.disconnect();
    // Again, as the end may have hit the very code that heard the first time.
    tell({ type: "stop", number: stops });
    setTimeout(halt, reply?.result.value === true ? answerMilliseconds : againMilliseconds);
  });
}

function tell(notice: Notice): void {
  main.postMessage(notice, []);
}
