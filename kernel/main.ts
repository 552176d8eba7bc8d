import { readConnection } from "./protocol/connection.js";
import { createKernel } from "./protocol/kernel.js";
import { log } from "./protocol/log.js";
import { watchParent } from "./protocol/parent-watch.js";

const file = process.argv[2];
if (file === undefined) {
  log("start", "expected a connection file; a Jupyter client starts this program");
  process.exit(2);
}

const kernel = await createKernel(readConnection(file), process.cwd());
// A defect in one request must not take the notebook's variables with it.
process.on("uncaughtException", (error) => log("front", error.stack ?? error));
process.on("unhandledRejection", (reason) => log("front", reason));
process.on("SIGINT", () => kernel.session.interrupt());
process.on("SIGTERM", () => kernel.shutdown());
watchParent(() => kernel.shutdown());
await kernel.serve();
process.exit(0);
