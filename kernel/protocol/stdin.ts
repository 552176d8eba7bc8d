import type { Router } from "zeromq";
import { deferred, type Deferred } from "../session/deferred.js";
import type { InputQuestion } from "../session/request.js";
import { log } from "./log.js";
import { createMessage, type Message } from "./message.js";
import { Outbox } from "./outbox.js";
import type { Signer } from "./signature.js";
import { decodeMessage, encodeMessage } from "./wire.js";

/** The channel on which the kernel asks and the client answers. */
export class Stdin {
  readonly #socket: Router;
  readonly #signer: Signer;
  readonly #outbox: Outbox;
  #waiting: Deferred<string | undefined> | undefined;

  constructor(socket: Router, signer: Signer) {
    this.#socket = socket;
    this.#signer = signer;
    this.#outbox = new Outbox(socket);
  }

  /** Asks the client that sent `request`: its shell and stdin sockets bear the same identity. */
  ask({ prompt, password }: InputQuestion, request: Message): Promise<string | undefined> {
    this.#waiting?.resolve(undefined);
    this.#waiting = deferred<string | undefined>();
    const message = createMessage("input_request", { prompt, password }, request);
    this.#outbox.send(encodeMessage(message, this.#signer));
    return this.#waiting.promise;
  }

  /** Takes the answers; one that nobody waits for (any more) is dropped. */
  async receive(): Promise<void> {
    for await (const frames of this.#socket) {
      try {
        const { header, content } = decodeMessage(frames, this.#signer);
        if (header.msg_type !== "input_reply") continue;
        this.#waiting?.resolve(typeof content["value"] === "string" ? content["value"] : "");
        this.#waiting = undefined;
      } catch (error) {
        log("stdin", error);
      }
    }
  }
}
