import { displaySymbol, type Displayable, type MimeBundle } from "./host.js";

/** The record, made to show itself as `show` says; the display is not enumerable, so that it stays plain data. */
export function displayable<T extends object>(
  record: T,
  show: (record: T) => MimeBundle | Promise<MimeBundle>,
): T & Displayable {
  const display = { value: () => show(record), configurable: true, writable: true };
  return Object.defineProperty(record, displaySymbol, display) as T & Displayable;
}
