import type { Handler } from "../handler.js";

/** Stop: asks the running cell to end; its own reply says how it ended. */
export const interrupt: Handler = (_content, { session }) => {
  session.interrupt();
  return { status: "ok" };
};
