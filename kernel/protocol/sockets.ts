import type { Reply, Router, XPublisher } from "zeromq";
import { requirePackage } from "../require-package.js";
import { endpoint, type ConnectionInfo } from "./connection.js";

const zeromq = requirePackage("zeromq") as typeof import("zeromq");

export interface Sockets {
  shell: Router;
  control: Router;
  stdin: Router;
  iopub: XPublisher;
  heartbeat: Reply;
}

/** How long a closed socket may still deliver: the reply to `shutdown_request` is the last message. */
const lingerMilliseconds = 1000;

/** Opens the five sockets of a kernel at the addresses that the client chose. */
export async function bindSockets(connection: ConnectionInfo): Promise<Sockets> {
  const options = { linger: lingerMilliseconds };
  const sockets: Sockets = {
    shell: new zeromq.Router(options),
    control: new zeromq.Router(options),
    stdin: new zeromq.Router(options),
    // Without a limit: a cell that prints faster than a client reads must not lose lines.
    iopub: new zeromq.XPublisher({ ...options, sendHighWaterMark: 0 }),
    heartbeat: new zeromq.Reply(options),
  };
  // Each client that subscribes is greeted, also when others subscribed to the same topic before.
  sockets.iopub.verbosity = "allSubs";
  await Promise.all([
    sockets.shell.bind(endpoint(connection, connection.shell_port)),
    sockets.control.bind(endpoint(connection, connection.control_port)),
    sockets.stdin.bind(endpoint(connection, connection.stdin_port)),
    sockets.iopub.bind(endpoint(connection, connection.iopub_port)),
    sockets.heartbeat.bind(endpoint(connection, connection.hb_port)),
  ]);
  return sockets;
}

export function closeSockets(sockets: Sockets): void {
  for (const socket of Object.values(sockets)) socket.close();
}
