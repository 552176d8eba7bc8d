import { field } from "../content.js";
import type { Handler } from "../handler.js";

/** Ends the kernel; a client that wants a restart starts the new one itself. */
export const shutdown: Handler = (content, { publish, end }) => {
  const reply = { status: "ok", restart: field(content, "restart", "boolean", false) };
  // Other clients of this kernel learn it, too.
  publish("shutdown_reply", reply);
  end();
  return reply;
};
