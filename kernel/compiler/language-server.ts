import { spawn, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import { JsonRpc, type RpcHandlers } from "./json-rpc.js";
import { typescriptBinary } from "./typescript-binary.js";

/** The process ended: killed, crashed, or closed. */
export class ServerEnded extends Error {}

const capabilities = {
  workspace: { configuration: true },
  textDocument: {
    diagnostic: { relatedDocumentSupport: false, relatedInformation: true },
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ["markdown"] },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ["markdown"],
        parameterInformation: { labelOffsetSupport: true },
        activeParameterSupport: true,
      },
    },
    completion: { completionItem: { snippetSupport: false, documentationFormat: ["markdown"] } },
  },
};

/** Names of packages nobody imported would be most of every completion, and its time. */
const preferences = { suggest: { autoImports: false }, reportStyleChecksAsWarnings: false };

const handlers: RpcHandlers = {
  "workspace/configuration": (params) =>
    (params as { items: unknown[] }).items.map(() => preferences),
};

/** One process of TypeScript's own language server. */
export class LanguageServer {
  readonly #child: ChildProcess;
  readonly #rpc: JsonRpc;
  readonly #initialized: Promise<unknown>;
  readonly exited: Promise<void>;

  constructor(directory: string) {
    const child = spawn(typescriptBinary(), ["--lsp", "--stdio"], {
      cwd: directory,
      stdio: ["pipe", "pipe", "ignore"],
    });
    this.#child = child;
    this.#rpc = new JsonRpc(child.stdin, child.stdout, {
      handlers,
      onMalformed: () => this.kill(),
    });
    this.exited = new Promise((resolve) => {
      const end = (reason: string): void => {
        this.#rpc.end(new ServerEnded(reason));
        resolve();
      };
      child.once("error", (error) => end(error.message));
      child.once("close", (code, signal) => end(`TypeScript ended with ${signal ?? code}`));
    });
    const rootUri = pathToFileURL(directory).href;
    this.#initialized = this.#rpc
      .request("initialize", { processId: process.pid, rootUri, capabilities })
      .then(() => this.#rpc.notify("initialized", {}));
    this.#initialized.catch(() => {});
  }

  /** Notifications and requests arrive in the order in which they were made. */
  notify(method: string, params: unknown): void {
    this.#initialized.then(
      () => this.#rpc.notify(method, params),
      () => {},
    );
  }

  async request(method: string, params: unknown): Promise<unknown> {
    await this.#initialized;
    return this.#rpc.request(method, params);
  }

  /** A process that hangs ignores everything gentler. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
