import { TF_ATTR_TYPE } from "../native/attributes.js";
import type { Operation, Recording } from "./recording.js";

/** The type, in TensorFlow's numbers, and the shape of a tensor. */
export interface Form {
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** A function and its gradient, recorded in one, as two: what runs at once, and what waits for the gradients of outputs. */
export interface Split {
  /** Returns the outputs, and after them what the second part needs of the first. */
  readonly forward: Recording;
  /** The second part: its arguments are those tensors, whose forms a first run has shown, and the waited for. */
  backward(saved: readonly Form[]): Recording;
}

/**
 * Splits a recording.
 *
 * @param first how many outputs belong to the first part; the others belong to the second.
 * @param late the number of the first argument for which the second part waits; all after it are late, too.
 */
export function splitRecording(recording: Recording, first: number, late: number): Split {
  const { operations, outputs, assigned } = recording;
  const byName = new Map(operations.map((one) => [one.name, one]));
  const source = (port: string): Operation => byName.get(port.slice(0, port.indexOf(":")))!;

  const waiting = new Set<Operation>();
  for (const one of operations) {
    if (
      isLate(one, late) ||
      (one.kind === "call" && one.inputs.some((port) => waiting.has(source(port))))
    ) {
      waiting.add(one);
    }
  }

  const gradients = outputs.slice(first);
  const second = needed(gradients, source, waiting);
  const crossing = new Set<string>();
  const copied: Operation[] = [];
  for (const port of [
    ...gradients,
    ...second.flatMap((one) => (one.kind === "call" ? one.inputs : [])),
  ]) {
    const from = source(port);
    if (waiting.has(from)) continue;
    if (from.kind === "constant") copied.push(from);
    else crossing.add(port);
  }

  // What is fed cannot be fetched as well.
  const passed: Operation[] = [];
  const fetched = [...crossing].map((port, i) => {
    const from = source(port);
    if (from.kind !== "input") return port;
    passed.push(identity(`passed${i}`, from.dtype, port));
    return `passed${i}:0`;
  });

  return {
    forward: {
      operations: [...operations.filter((one) => !waiting.has(one)), ...passed],
      outputs: [...outputs.slice(0, first), ...fetched],
      assigned,
    },
    backward(saved) {
      const names = new Map([...crossing].map((port, i) => [port, `saved${i}:0`]));
      const renamed = (port: string): string => names.get(port) ?? port;
      const inputs = saved.map(({ dtype, shape }, index): Operation => ({
        kind: "input",
        name: `saved${index}`,
        source: { from: "argument", index },
        dtype,
        shape,
      }));
      const results = gradients.map((port, i) => {
        const at = [...crossing].indexOf(port);
        return at < 0 ? undefined : identity(`result${i}`, saved[at]!.dtype, `saved${at}:0`);
      });
      return {
        operations: [
          ...inputs,
          ...new Set(copied),
          ...second.map((one) => moved(one, late - saved.length, renamed)),
          ...results.filter((one) => one !== undefined),
        ],
        outputs: gradients.map((port, i) => (results[i] ? `result${i}:0` : port)),
        assigned: [],
      };
    },
  };
}

function identity(name: string, dtype: number, port: string): Operation {
  const attributes = [{ name: "T", type: TF_ATTR_TYPE, value: dtype }];
  return { kind: "call", name, op: "Identity", attributes, inputs: [port] };
}

function isLate(one: Operation, late: number): boolean {
  return one.kind === "input" && one.source.from === "argument" && one.source.index >= late;
}

/** The waiting operations from which the ports are made, in the order of the recording. */
function needed(
  ports: readonly string[],
  source: (port: string) => Operation,
  waiting: ReadonlySet<Operation>,
): Operation[] {
  const found = new Set<Operation>();
  const open = [...ports];
  for (let port = open.pop(); port !== undefined; port = open.pop()) {
    const one = source(port);
    if (!waiting.has(one) || found.has(one)) continue;
    found.add(one);
    if (one.kind === "call") open.push(...one.inputs);
  }
  return [...waiting].filter((one) => found.has(one));
}

/** An operation with other inputs; the numbers of arguments are lowered by `by`. */
function moved(one: Operation, by: number, renamed: (port: string) => string): Operation {
  if (one.kind === "call") return { ...one, inputs: one.inputs.map(renamed) };
  if (one.kind === "input" && one.source.from === "argument") {
    return { ...one, source: { from: "argument", index: one.source.index - by } };
  }
  return one;
}
