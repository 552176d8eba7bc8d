import type { Reply } from "zeromq";

/** Echoes what clients send to learn whether the kernel lives. */
export async function beat(socket: Reply): Promise<void> {
  for await (const frames of socket) await socket.send(frames);
}
