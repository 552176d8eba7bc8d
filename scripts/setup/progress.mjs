import { clearLine, cursorTo } from "node:readline";

const terminal = process.stdout;
const refreshMilliseconds = 1000;

/** `(38 s)`, `(2 min 5 s)`; nothing below a second. */
function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return "";
  if (seconds < 60) return ` (${seconds} s)`;
  return ` (${Math.floor(seconds / 60)} min ${seconds % 60} s)`;
}

/** A line for a step under way, which on a terminal counts its seconds; returns how it is completed. */
export function startLine(title) {
  const start = Date.now();
  const draw = () => {
    rewind();
    terminal.write(`… ${title}${duration(Date.now() - start)}`);
  };
  const timer = terminal.isTTY ? setInterval(draw, refreshMilliseconds) : undefined;
  if (terminal.isTTY) draw();
  return (mark, text) => {
    clearInterval(timer);
    if (terminal.isTTY) rewind();
    terminal.write(`${mark} ${text}${duration(Date.now() - start)}\n`);
  };
}

export function printLine(text) {
  terminal.write(`${text}\n`);
}

function rewind() {
  clearLine(terminal, 0);
  cursorTo(terminal, 0);
}
