import { inspect, type InspectOptions } from "node:util";

const bounds: InspectOptions = { depth: 4, maxArrayLength: 100, maxStringLength: 10_000 };
/** A value of very many short parts is cut here, so that a notebook file stays usable. */
const largestText = 1_000_000;

/** A value as text for people: Node's `inspect`, within bounds. Getters are not called. */
export function plainText(value: unknown): string {
  const text = inspect(value, bounds);
  if (text.length <= largestText) return text;
  return `${text.slice(0, largestText)}… ${text.length - largestText} more characters`;
}
