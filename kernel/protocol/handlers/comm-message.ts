import type { CommMessageType } from "../../runtime/messages.js";
import { field, objectField } from "../content.js";
import type { Handler } from "../handler.js";

/** A message of a widget in the front end: the cells answer it, on IOPub. */
export function commMessage(type: CommMessageType): Handler {
  return (content, { session, request }) => {
    const comm_id = field(content, "comm_id", "string");
    const target_name = field(content, "target_name", "string", "");
    const comm = {
      comm_id,
      ...(target_name && { target_name }),
      data: objectField(content, "data"),
    };
    session.comm(type, comm, request.header.msg_id);
  };
}
