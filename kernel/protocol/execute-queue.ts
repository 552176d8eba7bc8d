import type { JsonObject, Message } from "./message.js";

export interface ExecuteQueueOptions {
  /** Does what the request asks; resolves to the content of its reply, when everything was sent. */
  run(request: Message): Promise<JsonObject | undefined>;
  /** Answers a request that is not run, because one before it failed. */
  abort(request: Message): void;
}

/** Requests to execute, one after another. */
export class ExecuteQueue {
  readonly #waiting: Message[] = [];
  readonly #options: ExecuteQueueOptions;
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
      if (reply?.["status"] === "error" && request.content["stop_on_error"] !== false) {
        await this.#abortWaiting();
      }
    }
    this.#running = false;
  }

  /** As ipykernel does: what was sent before the error is answered `aborted`, what comes after it runs. */
  async #abortWaiting(): Promise<void> {
    // A cell may fail at once: what was sent together with it is still on its way from the socket.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    for (const request of this.#waiting.splice(0)) this.#options.abort(request);
  }
}
