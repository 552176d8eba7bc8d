import { Session } from "node:inspector";
import { clearAsyncStack } from "./async-checks.js";

/** Ends all JavaScript on the stack, past every `catch` and `finally`; the event loop goes on. */
export function terminate(): void {
  clearAsyncStack();
  const session = new Session();
  session.connect();
  session.post("Runtime.terminateExecution");
}
