import type { XPublisher } from "zeromq";
import { createMessage, type JsonObject, type Message } from "./message.js";
import { Outbox } from "./outbox.js";
import type { Signer } from "./signature.js";
import { encodeMessage } from "./wire.js";

export type ExecutionState = "starting" | "busy" | "idle";

type Parent = Pick<Message, "header">;

const subscribe = 1;

/** The broadcast channel: what all clients of the kernel see. */
export class IOPub {
  readonly #socket: XPublisher;
  readonly #signer: Signer;
  readonly #outbox: Outbox;
  #published = false;

  constructor(socket: XPublisher, signer: Signer) {
    this.#socket = socket;
    this.#signer = signer;
    this.#outbox = new Outbox(socket);
  }

  publish(type: string, content: JsonObject, parent: Parent | undefined): void {
    this.#published = true;
    this.#send(type, type, content, parent);
  }

  status(state: ExecutionState, parent: Parent | undefined): void {
    this.publish("status", { execution_state: state }, parent);
  }

  /**
   * Greets each subscriber, so that a client knows from when on it misses nothing (JEP 65). The first one hears that the
   * kernel starts: sent earlier nobody would hear it, or somebody would before the greeting.
   */
  async welcome(): Promise<void> {
    for await (const [frame] of this.#socket) {
      if (frame?.[0] !== subscribe) continue;
      const subscription = frame.toString("utf8", 1);
      this.#send(subscription, "iopub_welcome", { subscription }, undefined);
      if (!this.#published) this.status("starting", undefined);
    }
  }

  flush(): Promise<void> {
    return this.#outbox.flush();
  }

  #send(topic: string, type: string, content: JsonObject, parent: Parent | undefined): void {
    const message = createMessage(type, content, parent && { ...parent, identities: [] });
    message.identities = [Buffer.from(topic)];
    this.#outbox.send(encodeMessage(message, this.#signer));
  }
}
