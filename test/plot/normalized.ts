/** Rows of a table that are kept at each end. */
const [head, tail] = [4, 2];

/**
 * A specification as its golden file has it: of long tables only the ends, of pictures only that they are there. What is
 * left out, the golden picture shows.
 */
export function normalized(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/^data:image\/png;base64,.*/, "a picture");
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, normalized(part)]),
    );
  }
  const left = value.length - head - tail;
  const kept = left < 3 ? value : [...value.slice(0, head), `and ${left} more`, ...value.slice(-tail)]; // prettier-ignore
  return kept.map(normalized);
}
