import type { CommContent, CommMessageType } from "../runtime/messages.js";

/** The comms that are open between the notebook and its front ends: what `comm_info_request` asks for. */
export class Comms {
  readonly #targets = new Map<string, string>();

  /** Takes note of a message in either direction. */
  note(type: CommMessageType, { comm_id, target_name = "" }: CommContent): void {
    if (type === "comm_open") this.#targets.set(comm_id, target_name);
    if (type === "comm_close") this.#targets.delete(comm_id);
  }

  /** Open comms, those of one target where `target` is given. */
  list(target?: string): Record<string, { target_name: string }> {
    const open = [...this.#targets].filter(([, name]) => target === undefined || name === target);
    return Object.fromEntries(open.map(([id, target_name]) => [id, { target_name }]));
  }

  /** All comms ended with the process that held them. */
  clear(): void {
    this.#targets.clear();
  }
}
