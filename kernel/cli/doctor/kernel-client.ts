import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dealer } from "zeromq";
import { endpoint, type ConnectionInfo } from "../../protocol/connection.js";
import { createMessage, type JsonObject } from "../../protocol/message.js";
import { createSigner } from "../../protocol/signature.js";
import { decodeMessage, encodeMessage } from "../../protocol/wire.js";
import { kernelspec } from "../kernelspec.js";

const ports = ["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"] as const;

/** Starts a kernel as a Jupyter client does, sends one request on its shell socket and returns the reply's content. */
export async function askNewKernel(
  type: string,
  content: JsonObject,
  limitMilliseconds: number,
): Promise<JsonObject> {
  const folder = mkdtempSync(join(tmpdir(), "trainlab-"));
  const connection = await newConnection();
  const file = join(folder, "connection.json");
  writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
  const { argv } = kernelspec("typescript");
  const [command = "", ...args] = argv.map((argument) =>
    argument.replace("{connection_file}", file),
  );
  const kernel = spawn(command, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => kernel.once("exit", () => resolve()));
  const shell = new Dealer({ linger: 0, receiveTimeout: limitMilliseconds });
  try {
    const signer = createSigner(connection.key, connection.signature_scheme);
    shell.connect(endpoint(connection, connection.shell_port));
    await shell.send(encodeMessage(createMessage(type, content, undefined), signer));
    const frames = await Promise.race([shell.receive(), death(kernel)]);
    return decodeMessage(frames, signer).content;
  } finally {
    shell.close();
    kernel.kill();
    await ended;
    rmSync(folder, { recursive: true });
  }
}

/** Rejects when the kernel ends, with the last that it said. */
function death(kernel: ChildProcess): Promise<never> {
  let log = "";
  kernel.stderr?.setEncoding("utf8").on("data", (text: string) => (log += text));
  return new Promise((_, reject) => {
    kernel.once("close", (code) => {
      reject(new Error(log.trim().split("\n").at(-1) || `it ended with exit code ${code}`));
    });
  });
}

async function newConnection(): Promise<ConnectionInfo> {
  const free = await freePorts(ports.length);
  const entries = ports.map((name, index) => [name, free[index]]);
  return {
    transport: "tcp",
    ip: "127.0.0.1",
    key: randomUUID(),
    signature_scheme: "hmac-sha256",
    ...(Object.fromEntries(entries) as Record<(typeof ports)[number], number>),
  };
}

/** All at once, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))),
  );
  // A server that listens on a port has an address of this kind.
  const found = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return found;
}
