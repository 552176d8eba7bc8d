import { Socket } from "node:net";
import { Commands } from "./commands.js";
import { FrameDecoder } from "./frames.js";
import { descriptors, type Command } from "./messages.js";
import { send } from "./events.js";
import { installHost } from "./host.js";
import { watchInterrupts } from "./interrupts.js";
import { flush } from "./output.js";
import { captureOutput } from "./streams.js";
import { mapStackTraces } from "./stack.js";
import { reportLateErrors } from "./late-errors.js";
import { tfjsHooked } from "./tfjs-hook.js";

captureOutput();
mapStackTraces();
reportLateErrors();
installHost();
process.on("exit", flush);

const commands = new Commands(process.cwd());
const decoder = new FrameDecoder();
const input = new Socket({ fd: descriptors.commands, readable: true, writable: false });
input.on("data", (chunk) => {
  for (const command of decoder.push(chunk)) commands.handle(command as Command);
});
// The front is gone, however it ended: nobody would read what the cells still do.
input.on("close", () => process.exit());

send({ type: "ready", pid: process.pid });
watchInterrupts(commands);
void tfjsHooked();
