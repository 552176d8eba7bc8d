import { readFileSync } from "node:fs";

/** The connection file that a client hands to the kernel. */
export interface ConnectionInfo {
  transport: string;
  ip: string;
  shell_port: number;
  control_port: number;
  stdin_port: number;
  iopub_port: number;
  hb_port: number;
  /** Secret of the signatures; empty: messages are not signed. */
  key: string;
  /** `hmac-` and the name of a hash. */
  signature_scheme: string;
}

export function readConnection(file: string): ConnectionInfo {
  return JSON.parse(readFileSync(file, "utf8")) as ConnectionInfo;
}

const separators: Readonly<Record<string, string>> = { tcp: ":", ipc: "-" };

/** Address of one of the five sockets, for ZeroMQ. */
export function endpoint({ transport, ip }: ConnectionInfo, port: number): string {
  return `${transport}://${ip}${separators[transport] ?? ":"}${port}`;
}
