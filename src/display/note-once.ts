import { notebookHost } from "./host.js";

const said = new Set<string>();

/** Says something that a program goes on without, and only once: as an output of the cell, or on standard error. */
export function noteOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  const host = notebookHost();
  if (host) host.display({ "text/plain": text });
  else process.stderr.write(`${text}\n`);
}
