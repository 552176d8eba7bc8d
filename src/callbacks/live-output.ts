import { randomUUID } from "node:crypto";
import type { MimeBundle, NotebookHost } from "../display/host.js";

/** How often something that moves is drawn anew: often enough to watch, at no cost. */
export const updatesPerSecond = 4;

/** An output of the present cell that each call replaces by what it is given. */
export function liveOutput(host: NotebookHost): (data: MimeBundle) => void {
  const displayId = randomUUID();
  let update = false;
  return (data) => {
    host.display(data, { displayId, update });
    update = true;
  };
}
