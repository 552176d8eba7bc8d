import { parseArgs } from "node:util";
import { readConnection } from "./protocol/connection.js";
import { log } from "./protocol/log.js";
import { bindSockets } from "./protocol/sockets.js";

const { values, positionals } = parseArgs({
  options: { javascript: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined) {
  log("start", "expected a connection file; a Jupyter client starts this program");
  process.exit(2);
}

const connection = readConnection(file);
// Before all else: a client that finds closed ports waits 100 to 200 ms before it tries again.
const sockets = await bindSockets(connection);
const { Kernel } = await import("./protocol/kernel.js");
const { watchParent } = await import("./protocol/parent-watch.js");
const kernel = new Kernel(connection, sockets, {
  directory: process.cwd(),
  language: values.javascript ? "javascript" : "typescript",
});
// A defect in one request must not take the notebook's variables with it.
process.on("uncaughtException", (error) => log("front", error.stack ?? error));
process.on("unhandledRejection", (reason) => log("front", reason));
process.on("SIGINT", () => kernel.session.interrupt());
process.on("SIGTERM", () => kernel.shutdown());
watchParent(() => kernel.shutdown());
await kernel.serve();
process.exit(0);
