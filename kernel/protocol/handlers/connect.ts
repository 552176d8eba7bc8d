import type { Handler } from "../handler.js";

/** The ports of this kernel. Deprecated by the protocol, but still asked by old clients. */
export const connect: Handler = (_content, { connection }) => ({
  status: "ok",
  shell_port: connection.shell_port,
  iopub_port: connection.iopub_port,
  stdin_port: connection.stdin_port,
  control_port: connection.control_port,
  hb_port: connection.hb_port,
});
