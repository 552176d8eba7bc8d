import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Dealer, Request, Subscriber } from "zeromq";
import { endpoint, type ConnectionInfo } from "../../../kernel/protocol/connection.js";
import { createMessage, type JsonObject, type Message } from "../../../kernel/protocol/message.js";
import { Outbox } from "../../../kernel/protocol/outbox.js";
import { createSigner, type Signer } from "../../../kernel/protocol/signature.js";
import { deferred } from "../../../kernel/session/deferred.js";
import { decodeMessage, encodeMessage } from "../../../kernel/protocol/wire.js";

/** The program that a kernelspec starts. */
export const kernelMain = fileURLToPath(new URL("../../../kernel/main.js", import.meta.url));

/** Only ends a test that has failed: a kernel that answers late is measured elsewhere. */
const patienceMilliseconds = 60_000;

export interface KernelOptions {
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** The notebook's folder; a new, empty one by default. */
  directory?: string;
  /** Options of the kernel's program, such as `--javascript`. */
  options?: readonly string[];
  /** Secret of the signatures; empty for none. */
  key?: string;
}

export interface Executed {
  reply: Message;
  /** All IOPub messages of the request, statuses included, in order. */
  messages: Message[];
  /** What is left of them without `status` and `execute_input`. */
  outputs: Message[];
  /** The text of the streams, joined. */
  stdout: string;
  stderr: string;
}

type Channel = "shell" | "control" | "stdin";

/** A Jupyter client with a kernel of its own, for tests. */
export class KernelClient {
  readonly connection: ConnectionInfo;
  readonly process: ChildProcess;
  /** All IOPub messages so far. */
  readonly broadcast: Message[] = [];
  /** What the kernel process printed for its own terminal. */
  log = "";
  /** Answers `prompt`. */
  onInput: (question: JsonObject) => string | undefined = () => undefined;
  /** Temporary folder: connection file, cache, notebook. */
  readonly folder: string;
  readonly #signer: Signer;
  readonly #sockets: Record<Channel, Dealer>;
  readonly #outboxes: Record<Channel, Outbox>;
  readonly #iopub = new Subscriber();
  readonly #replies = new Map<string, (reply: Message) => void>();
  readonly #closed = deferred<void>();
  readonly #watchers = new Set<() => void>();

  private constructor(folder: string, connection: ConnectionInfo, process: ChildProcess) {
    this.folder = folder;
    this.connection = connection;
    this.process = process;
    this.#signer = createSigner(connection.key, connection.signature_scheme);
    // The answer to a question goes to the identity that asked for execution.
    const options = { routingId: `client-${connection.shell_port}`, linger: 0 };
    this.#sockets = {
      shell: new Dealer(options),
      control: new Dealer(options),
      stdin: new Dealer(options),
    };
    this.#outboxes = {
      shell: new Outbox(this.#sockets.shell),
      control: new Outbox(this.#sockets.control),
      stdin: new Outbox(this.#sockets.stdin),
    };
    process.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.log += text;
    });
  }

  /** Starts a kernel and connects to it. */
  static async start(options: KernelOptions = {}): Promise<KernelClient> {
    const folder = await mkdtemp(join(tmpdir(), "trainlab-kernel-"));
    const connection = await createConnection(options.key ?? "a secret");
    const file = join(folder, "connection.json");
    await writeFile(file, JSON.stringify(connection));
    const child = spawn(process.execPath, [kernelMain, ...(options.options ?? []), file], {
      cwd: options.directory ?? folder,
      env: { ...process.env, TRAINLAB_CACHE: join(folder, "cache"), ...options.env },
      stdio: ["ignore", "inherit", "pipe"],
    });
    const client = new KernelClient(folder, connection, child);
    await client.#connect();
    return client;
  }

  /** Sends a request and waits for its reply. */
  request(channel: "shell" | "control", type: string, content: JsonObject = {}): Promise<Message> {
    const message = createMessage(type, content, undefined);
    const reply = this.#reply(message);
    this.send(channel, message);
    return reply;
  }

  /** Sends any message. */
  send(channel: Channel, message: Message): void {
    this.sendFrames(channel, encodeMessage(message, this.#signer));
  }

  /** Sends anything at all. */
  sendFrames(channel: Channel, frames: Buffer[]): void {
    this.#outboxes[channel].send(frames);
  }

  /** Runs a cell and waits for its reply and for its `idle`. */
  async execute(code: string, content: JsonObject = {}): Promise<Executed> {
    return this.begin(code, content).done;
  }

  /** Starts a cell; `done` resolves when it ended. */
  begin(code: string, content: JsonObject = {}): { id: string; done: Promise<Executed> } {
    const request = createMessage("execute_request", { code, ...content }, undefined);
    const id = request.header.msg_id;
    const reply = this.#reply(request);
    this.send("shell", request);
    const done = reply.then(async (answered): Promise<Executed> => {
      await this.until(() => this.messagesOf(id).some(isIdle), `idle after ${code}`);
      return executed(answered, this.messagesOf(id));
    });
    return { id, done };
  }

  /** IOPub messages that `request` caused. */
  messagesOf(request: string): Message[] {
    return this.broadcast.filter((message) => message.parentHeader.msg_id === request);
  }

  /** Waits until something that depends on IOPub messages is the case. */
  async until(condition: () => boolean, what: string): Promise<void> {
    if (condition()) return;
    await this.#patiently(
      new Promise<void>((resolve) => {
        const watcher = () => {
          if (!condition()) return;
          this.#watchers.delete(watcher);
          resolve();
        };
        this.#watchers.add(watcher);
      }),
      () => `${what}; ${this.#state()}`,
    );
  }

  /** Whether the heart beats. */
  async ping(): Promise<string> {
    const socket = new Request({ linger: 0 });
    socket.connect(endpoint(this.connection, this.connection.hb_port));
    await socket.send("ping");
    const [answer] = await this.#patiently(socket.receive(), () => "a heartbeat");
    socket.close();
    return String(answer);
  }

  /** Waits for the end of the kernel's process. */
  async exited(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    const { exitCode, signalCode } = this.process;
    if (exitCode === null && signalCode === null) {
      await this.#patiently(
        once(this.process, "exit"),
        () => `the end of the kernel; ${this.#state()}`,
      );
    }
    return { code: this.process.exitCode, signal: this.process.signalCode };
  }

  /** Shuts the kernel down, if it lives, and removes what it left. */
  async close(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      await this.request("control", "shutdown_request", { restart: false });
      await this.exited();
    }
    this.#closed.resolve();
    for (const socket of [...Object.values(this.#sockets), this.#iopub]) socket.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #connect(): Promise<void> {
    const { connection } = this;
    this.#iopub.connect(endpoint(connection, connection.iopub_port));
    this.#iopub.subscribe();
    void this.#listen();
    for (const channel of ["shell", "control", "stdin"] as const) {
      this.#sockets[channel].connect(endpoint(connection, connection[`${channel}_port`]));
      void this.#receive(channel);
    }
    await this.until(() => this.broadcast.some(isWelcome), "a welcome on IOPub");
  }

  async #listen(): Promise<void> {
    for await (const frames of this.#iopub) {
      this.broadcast.push(decodeMessage(frames, this.#signer));
      for (const watcher of this.#watchers) watcher();
    }
  }

  async #receive(channel: Channel): Promise<void> {
    for await (const frames of this.#sockets[channel]) {
      const message = decodeMessage(frames, this.#signer);
      if (message.header.msg_type === "input_request") this.#answer(message);
      else this.#replies.get(message.parentHeader.msg_id ?? "")?.(message);
    }
  }

  #answer(question: Message): void {
    const value = this.onInput(question.content);
    if (value === undefined) return;
    const reply = createMessage(
      "input_reply",
      { value },
      { header: question.header, identities: [] },
    );
    this.send("stdin", reply);
  }

  /** Waits for a promise, but neither forever nor beyond the end of this client. */
  async #patiently<T>(promise: Promise<T>, what: () => string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const giveUp = () => reject(new Error(`waited in vain for ${what()}`));
      timer = setTimeout(giveUp, patienceMilliseconds);
      void this.#closed.promise.then(giveUp);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What a failing test tells of the kernel. */
  #state(): string {
    const { exitCode, signalCode } = this.process;
    return `exit code ${exitCode}, signal ${signalCode}, log: ${this.log}`;
  }

  #reply(request: Message): Promise<Message> {
    const { msg_id, msg_type } = request.header;
    const reply = new Promise<Message>((resolve) => this.#replies.set(msg_id, resolve));
    return this.#patiently(reply, () => `the reply to ${msg_type}; ${this.#state()}`);
  }
}

function executed(reply: Message, messages: Message[]): Executed {
  const outputs = messages.filter(
    ({ header }) => header.msg_type !== "status" && header.msg_type !== "execute_input",
  );
  return {
    reply,
    messages,
    outputs,
    stdout: streamText(outputs, "stdout"),
    stderr: streamText(outputs, "stderr"),
  };
}

/** Text of one stream, joined. */
export function streamText(messages: readonly Message[], name: "stdout" | "stderr"): string {
  return messages
    .filter(({ header, content }) => header.msg_type === "stream" && content["name"] === name)
    .map(({ content }) => content["text"])
    .join("");
}

function isIdle({ header, content }: Message): boolean {
  return header.msg_type === "status" && content["execution_state"] === "idle";
}

function isWelcome({ header }: Message): boolean {
  return header.msg_type === "iopub_welcome";
}

/** Ports that are free now; another program may take one before the kernel does, as with every Jupyter client. */
export async function createConnection(key: string): Promise<ConnectionInfo> {
  const servers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  const [shell_port = 0, control_port = 0, stdin_port = 0, iopub_port = 0, hb_port = 0] = ports;
  return {
    transport: "tcp",
    ip: "127.0.0.1",
    shell_port,
    control_port,
    stdin_port,
    iopub_port,
    hb_port,
    key,
    signature_scheme: "hmac-sha256",
  };
}
