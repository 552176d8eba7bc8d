import type { InputQuestion } from "../session/request.js";
import type { Session } from "../session/session.js";
import type { ConnectionInfo } from "./connection.js";
import type { History } from "./history/history.js";
import type { JsonObject, Message } from "./message.js";

/** What a handler may use of the kernel. */
export interface HandlerContext {
  session: Session;
  history: History;
  connection: ConnectionInfo;
  request: Message;
  /** Sends to all clients, as caused by this request. */
  publish(type: string, content: JsonObject): void;
  /** Asks the client that sent this request. */
  ask(question: InputQuestion): Promise<string | undefined>;
  /** Ends the kernel as soon as the reply is out. */
  end(): void;
}

/** Answers one type of request with the content of its reply; none where the protocol knows no reply. */
export type Handler = (
  content: JsonObject,
  context: HandlerContext,
) => Promise<JsonObject | void> | JsonObject | void;
