import type { CellId, CommContent, CommMessageType } from "./messages.js";
import { emit } from "./output.js";

/** Takes part in the comm protocol as a kernel without targets: whoever opens a comm is told that it is closed. */
export function receiveComm(cell: CellId, msgType: CommMessageType, content: CommContent): void {
  if (msgType !== "comm_open") return;
  emit({
    type: "comm",
    cell,
    msgType: "comm_close",
    content: { comm_id: content.comm_id, data: {} },
  });
}
