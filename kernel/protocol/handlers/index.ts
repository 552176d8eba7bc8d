import type { Handler } from "../handler.js";
import { commInfo } from "./comm-info.js";
import { commMessage } from "./comm-message.js";
import { complete } from "./complete.js";
import { connect } from "./connect.js";
import { history } from "./history.js";
import { inspect } from "./inspect.js";
import { interrupt } from "./interrupt.js";
import { isComplete } from "./is-complete.js";
import { kernelInfo } from "./kernel-info.js";
import { shutdown } from "./shutdown.js";

export type Channel = "shell" | "control";

/** Requests by channel and message type; cells have a queue of their own. */
export const handlers: Readonly<Record<Channel, Readonly<Record<string, Handler>>>> = {
  shell: {
    kernel_info_request: kernelInfo,
    complete_request: complete,
    inspect_request: inspect,
    is_complete_request: isComplete,
    history_request: history,
    comm_info_request: commInfo,
    comm_open: commMessage("comm_open"),
    comm_msg: commMessage("comm_msg"),
    comm_close: commMessage("comm_close"),
    connect_request: connect,
    // Clients of protocol 5.2 and older ask here.
    shutdown_request: shutdown,
    interrupt_request: interrupt,
  },
  control: {
    kernel_info_request: kernelInfo,
    interrupt_request: interrupt,
    shutdown_request: shutdown,
  },
};
