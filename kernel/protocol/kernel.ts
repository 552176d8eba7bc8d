import { join } from "node:path";
import type { Router } from "zeromq";
import { cacheFolder } from "../../src/util/cache-folder.js";
import { deferred } from "../session/deferred.js";
import { failureOfException } from "../session/cell-failure.js";
import { Session, type SessionOptions } from "../session/session.js";
import type { ConnectionInfo } from "./connection.js";
import { ExecuteQueue } from "./execute-queue.js";
import type { Handler, HandlerContext } from "./handler.js";
import { execute } from "./handlers/execute.js";
import { handlers, type Channel } from "./handlers/index.js";
import { beat } from "./heartbeat.js";
import { History } from "./history/history.js";
import { IOPub } from "./iopub.js";
import { log } from "./log.js";
import { createMessage, type JsonObject, type Message } from "./message.js";
import { Outbox } from "./outbox.js";
import { createSigner, type Signer } from "./signature.js";
import { closeSockets, type Sockets } from "./sockets.js";
import { Stdin } from "./stdin.js";
import { decodeMessage, encodeMessage } from "./wire.js";

/** The notebook's folder, and what its cells are written in. */
export type KernelOptions = Pick<SessionOptions, "directory" | "language">;

/** The front process: takes requests from the sockets, lets the session do them, sends what comes of it. */
export class Kernel {
  readonly session: Session;
  readonly #connection: ConnectionInfo;
  readonly #sockets: Sockets;
  readonly #signer: Signer;
  readonly #iopub: IOPub;
  readonly #stdin: Stdin;
  readonly #history = new History(join(cacheFolder(), "history"));
  readonly #outboxes: Readonly<Record<Channel, Outbox>>;
  readonly #queue: ExecuteQueue;
  readonly #ended = deferred<void>();
  /** The request whose cell is at work. */
  #executing: Message | undefined;
  /** When it began: front ends show how long a cell took. */
  #started = "";

  constructor(connection: ConnectionInfo, sockets: Sockets, options: KernelOptions) {
    this.#connection = connection;
    this.#sockets = sockets;
    this.#signer = createSigner(connection.key, connection.signature_scheme);
    this.#iopub = new IOPub(sockets.iopub, this.#signer);
    this.#stdin = new Stdin(sockets.stdin, this.#signer);
    this.#outboxes = { shell: new Outbox(sockets.shell), control: new Outbox(sockets.control) };
    this.#queue = new ExecuteQueue({
      run: (request) => this.#execute(request),
      finish: (request, reply) =>
        this.#finish("shell", request, reply, { started: this.#started, status: reply["status"] }),
      abort: (request) => this.#abort(request),
    });
    this.session = new Session({
      ...options,
      onComm: (type, content) => this.#iopub.publish(type, { ...content }, this.#executing),
    });
  }

  /** Serves until a client asks for the end, or `shutdown` is called; then everything is closed. */
  async serve(): Promise<void> {
    const { shell, control, heartbeat } = this.#sockets;
    const loops = [
      this.#receive("shell", shell),
      this.#receive("control", control),
      this.#stdin.receive(),
      this.#iopub.welcome(),
      beat(heartbeat),
    ];
    await this.#ended.promise;
    await Promise.all([this.session.close(), this.#history.flush()]);
    await Promise.all([this.#iopub, ...Object.values(this.#outboxes)].map((box) => box.flush()));
    closeSockets(this.#sockets);
    await Promise.allSettled(loops);
  }

  shutdown(): void {
    this.#ended.resolve();
  }

  async #receive(channel: Channel, socket: Router): Promise<void> {
    for await (const frames of socket) {
      try {
        this.#accept(channel, decodeMessage(frames, this.#signer));
      } catch (error) {
        // Whoever sent it is not a client of this kernel, or a broken one: the others go on.
        log(channel, error);
      }
    }
  }

  /** Only cells wait for each other: everything else is answered at once, also while a cell runs. */
  #accept(channel: Channel, request: Message): void {
    const cell = channel === "shell" && request.header.msg_type === "execute_request";
    if (cell) this.#queue.push(request);
    else void this.#handle(channel, request);
  }

  async #handle(channel: Channel, request: Message): Promise<void> {
    const handler = handlers[channel][request.header.msg_type];
    if (!handler) {
      log(channel, `unknown message type ${request.header.msg_type}`);
      return;
    }
    this.#iopub.status("busy", request);
    this.#finish(channel, request, await answer(handler, request, this.#context(request)));
  }

  async #execute(request: Message): Promise<JsonObject> {
    this.#executing = request;
    this.#started = new Date().toISOString();
    this.#iopub.status("busy", request);
    return (await answer(execute, request, this.#context(request))) ?? {};
  }

  #finish(
    channel: Channel,
    request: Message,
    reply: JsonObject | void,
    metadata: JsonObject = {},
  ): void {
    if (reply) this.#reply(channel, request, reply, metadata);
    if (this.#executing === request) this.#executing = undefined;
    this.#iopub.status("idle", request);
    // Front ends show the newest status, whatever request it belongs to: the cell is still running.
    if (this.#executing) this.#iopub.status("busy", this.#executing);
  }

  #abort(request: Message): void {
    this.#iopub.status("busy", request);
    this.#reply("shell", request, { status: "aborted" });
    this.#iopub.status("idle", request);
  }

  #reply(channel: Channel, request: Message, content: JsonObject, metadata: JsonObject = {}): void {
    const type = request.header.msg_type.replace(/_request$/, "_reply");
    const message = { ...createMessage(type, content, request), metadata };
    this.#outboxes[channel].send(encodeMessage(message, this.#signer));
  }

  #context(request: Message): HandlerContext {
    return {
      session: this.session,
      history: this.#history,
      connection: this.#connection,
      request,
      publish: (type, content) => this.#iopub.publish(type, content, request),
      ask: (question) => this.#stdin.ask(question, request),
      end: () => this.shutdown(),
    };
  }
}

/** Content of the reply; an error of the handler, such as a wrong field of the request, is a reply too. */
async function answer(
  handler: Handler,
  request: Message,
  context: HandlerContext,
): Promise<JsonObject | void> {
  try {
    return await handler(request.content, context);
  } catch (error) {
    const type = request.header.msg_type;
    if (type.endsWith("_request")) return { status: "error", ...failureOfException(error) };
    log(type, error);
  }
}
