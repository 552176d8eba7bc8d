import type { Socket, Writable } from "zeromq";

/** Sends the messages of one socket in order: ZeroMQ allows one `send` at a time. */
export class Outbox {
  readonly #socket: Writable & Socket;
  readonly #waiting: Buffer[][] = [];
  #sending: Promise<void> | undefined;

  constructor(socket: Writable & Socket) {
    this.#socket = socket;
  }

  send(frames: Buffer[]): void {
    this.#waiting.push(frames);
    this.#sending ??= this.#sendAll();
  }

  /** Waits until ZeroMQ has taken everything. */
  async flush(): Promise<void> {
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let frames = this.#waiting.shift(); frames; frames = this.#waiting.shift()) {
      // A closed socket: the kernel is ending, and nobody waits for the rest.
      if (this.#socket.closed) break;
      await this.#socket.send(frames);
    }
    this.#sending = undefined;
  }
}
