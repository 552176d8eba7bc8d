import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";

export type JsonObject = Record<string, unknown>;

export const protocolVersion = "5.5";

/** Field names are those of the wire. */
export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  /** ISO 8601. */
  date: string;
  version: string;
}

export interface Message {
  /** Where a ROUTER socket got it from, or the topic of IOPub. */
  identities: Buffer[];
  header: Header;
  /** Header of the request that caused it; empty where there is none. */
  parentHeader: Header | Record<string, never>;
  metadata: JsonObject;
  content: JsonObject;
  /** Binary data of comms. */
  buffers: Buffer[];
}

/** Sender of all messages of this process. */
const session = randomUUID();
const username = nameOfUser();
let sent = 0;

export function createMessage(
  type: string,
  content: JsonObject,
  parent: Pick<Message, "header" | "identities"> | undefined,
): Message {
  return {
    identities: parent?.identities ?? [],
    header: {
      msg_id: `${session}_${++sent}`,
      msg_type: type,
      session,
      username,
      date: new Date().toISOString(),
      version: protocolVersion,
    },
    parentHeader: parent?.header ?? {},
    metadata: {},
    content,
    buffers: [],
  };
}

/** A container may run as a user that has no name. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "kernel";
  }
}
