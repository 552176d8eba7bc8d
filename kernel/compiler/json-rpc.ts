import type { Readable, Writable } from "node:stream";

/** Answers a request of the other side, by its method. */
export type RpcHandlers = Readonly<Record<string, (params: unknown) => unknown>>;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface RpcMessage {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** The two headers that the Language Server Protocol puts before a message end with an empty line. */
const headerEnd = "\r\n\r\n";

/** JSON-RPC 2.0 over a pair of streams, framed as the Language Server Protocol does. */
export class JsonRpc {
  readonly #input: Writable;
  readonly #handlers: RpcHandlers;
  readonly #onMalformed: () => void;
  readonly #pending = new Map<number, Pending>();
  #received = Buffer.alloc(0);
  #nextId = 1;
  #ended: Error | undefined;

  /** @param onMalformed when what the other side writes is no message: nothing that follows can be understood */
  constructor(
    input: Writable,
    output: Readable,
    { handlers, onMalformed }: { handlers: RpcHandlers; onMalformed: () => void },
  ) {
    this.#input = input;
    this.#handlers = handlers;
    this.#onMalformed = onMalformed;
    output.on("data", (chunk: Buffer) => this.#receive(chunk));
    // Whoever ends the process sees its exit; a write that came too late is no news.
    input.on("error", () => {});
  }

  request(method: string, params: unknown): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    if (!this.#ended) this.#send({ method, params });
  }

  /** Rejects all that is asked and will be asked. */
  end(error: Error): void {
    this.#ended = error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #send(message: RpcMessage): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#input.write(`Content-Length: ${Buffer.byteLength(text)}${headerEnd}${text}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf(headerEnd);
      if (end < 0) return;
      const header = this.#received.toString("latin1", 0, end);
      const length = Number(/content-length: (\d+)/i.exec(header)?.[1]);
      if (Number.isNaN(length)) return this.#onMalformed();
      const start = end + headerEnd.length;
      if (this.#received.length < start + length) return;
      const text = this.#received.toString("utf8", start, start + length);
      this.#received = this.#received.subarray(start + length);
      const message = parsed(text);
      if (!message) return this.#onMalformed();
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }: RpcMessage): void {
    if (method !== undefined) {
      const answer: unknown = this.#handlers[method]?.(params) ?? null;
      if (id !== undefined) this.#send({ id, result: answer });
      return;
    }
    if (typeof id !== "number") return;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new Error(error.message));
    else pending?.resolve(result);
  }
}

function parsed(text: string): RpcMessage | undefined {
  try {
    return JSON.parse(text) as RpcMessage;
  } catch {
    return undefined;
  }
}
