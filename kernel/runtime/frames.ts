/** A frame begins with its length. */
export const headerBytes = 4;

/** A message as it travels between the front and the runtime: 4-byte big-endian length, then UTF-8 JSON. */
export function encodeFrame(message: unknown): Buffer {
  const text = JSON.stringify(message);
  const frame = Buffer.allocUnsafe(headerBytes + Buffer.byteLength(text));
  frame.writeUInt32BE(frame.length - headerBytes, 0);
  frame.write(text, headerBytes);
  return frame;
}

/** Turns the chunks that a pipe happens to deliver back into whole messages. */
export class FrameDecoder {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  /** Bytes until the next frame is whole; known once its header is here. */
  #wanted = headerBytes;

  /** The messages that `chunk` completes, in order. */
  push(chunk: Buffer): unknown[] {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    // Chunks are joined only when a frame is whole: a large one would else be copied once for each chunk.
    if (this.#bytes < this.#wanted) return [];
    const buffer = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#bytes);
    const messages: unknown[] = [];
    let start = 0;
    this.#wanted = headerBytes;
    while (buffer.length - start >= headerBytes) {
      const end = start + headerBytes + buffer.readUInt32BE(start);
      if (end > buffer.length) {
        this.#wanted = end - start;
        break;
      }
      messages.push(JSON.parse(buffer.toString("utf8", start + headerBytes, end)));
      start = end;
    }
    this.#chunks.length = 0;
    this.#bytes = buffer.length - start;
    if (this.#bytes > 0) this.#chunks.push(buffer.subarray(start));
    return messages;
  }
}
