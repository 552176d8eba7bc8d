import type { JsonObject, Message } from "./message.js";

export interface ExecuteQueueOptions {
  /** Runs the cell; resolves to the content of the reply. */
  run(request: Message): Promise<JsonObject>;
  /** Sends the reply. */
  finish(request: Message, reply: JsonObject): void;
  /** Answers a request that is not run, because one before it failed. */
  abort(request: Message): void;
}

/** Requests to execute, one after another. */
export class ExecuteQueue {
  readonly #options: ExecuteQueueOptions;
  #waiting: Message[] = [];
  #running = false;

  constructor(options: ExecuteQueueOptions) {
    this.#options = options;
  }

  push(request: Message): void {
    this.#waiting.push(request);
    if (!this.#running) void this.#runAll();
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    for (let request = this.#waiting.shift(); request; request = this.#waiting.shift()) {
      const reply = await this.#options.run(request);
      const stops = reply["status"] === "error" && request.content["stop_on_error"] !== false;
      // Taken before the reply goes out: what a client sends in answer to it is no part of the failed batch.
      const aborted = stops ? await this.#takeWaiting() : [];
      this.#options.finish(request, reply);
      for (const late of aborted) this.#options.abort(late);
    }
    this.#running = false;
  }

  /** What was sent before the error, which ipykernel answers `aborted`, too. */
  async #takeWaiting(): Promise<Message[]> {
    // A cell may fail at once: what was sent together with it is still on its way from the socket.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    return this.#waiting.splice(0);
  }
}
