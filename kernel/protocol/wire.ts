import type { Header, JsonObject, Message } from "./message.js";
import type { Signer } from "./signature.js";

const delimiter = Buffer.from("<IDS|MSG>");
const jsonParts = 4;

/** Frames of a message, as ZeroMQ sends them. */
export function encodeMessage(message: Message, signer: Signer): Buffer[] {
  const { identities, header, parentHeader, metadata, content, buffers } = message;
  const parts = [header, parentHeader, metadata, content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...identities, delimiter, Buffer.from(signer.sign(parts)), ...parts, ...buffers];
}

/** The message in `frames`; throws where they are not one, or where the signature is not ours. */
export function decodeMessage(frames: readonly Buffer[], signer: Signer): Message {
  const start = frames.findIndex((frame) => frame.equals(delimiter));
  const signature = frames[start + 1];
  const parts = frames.slice(start + 2, start + 2 + jsonParts);
  if (start < 0 || !signature || parts.length < jsonParts) throw new Error("incomplete message");
  if (!signer.verify(signature, parts)) throw new Error("wrong signature");
  const [header, parentHeader, metadata, content] = parts.map(parseObject);
  if (!isHeader(header)) throw new Error("header without msg_id or msg_type");
  return {
    identities: frames.slice(0, start),
    header,
    parentHeader: isHeader(parentHeader) ? parentHeader : {},
    metadata: metadata ?? {},
    content: content ?? {},
    buffers: frames.slice(start + 2 + jsonParts),
  };
}

function parseObject(part: Buffer): JsonObject {
  const value: unknown = JSON.parse(part.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("a part that is no JSON object");
  }
  return value as JsonObject;
}

function isHeader(value: object | undefined): value is Header {
  const { msg_id, msg_type } = (value ?? {}) as Partial<Header>;
  return typeof msg_id === "string" && typeof msg_type === "string";
}
