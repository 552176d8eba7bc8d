import { TF_ATTR_TYPE } from "../native/attributes.js";
import type { Made, Operation, Recording } from "./recording.js";

/** A function and its gradient, recorded in one, as two: what runs at once, and what waits for the gradients of outputs. */
export interface Split {
  /** Returns the outputs, and after them what the second part needs of the first. */
  readonly forward: Recording;
  /** Its arguments are these tensors, and after them those that it waits for. Returns the other outputs. */
  readonly backward: Recording;
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
    if (isLate(one, late) || inputsOf(one).some((port) => waiting.has(source(port)))) {
      waiting.add(one);
    }
  }
  const gradients = outputs.slice(first);
  const second = needed(gradients, source, waiting);
  const crossing = new Set<string>();
  const constants = new Set<Operation>();
  for (const port of [...gradients, ...second.flatMap(inputsOf)]) {
    const from = source(port);
    if (waiting.has(from)) continue;
    if (from.kind === "constant") constants.add(from);
    else crossing.add(port);
  }

  const forms = [...crossing].map((port) => madeBy(source(port), port));
  const fetched = [...crossing].map((port, i) =>
    fetchable(`passed${i}`, port, forms[i]!, source(port).kind === "input"),
  );
  const saved = new Map([...crossing].map((port, i) => [port, `saved${i}:0`]));
  const renamed = (port: string): string => saved.get(port) ?? port;
  const results = gradients.map((port, i) =>
    fetchable(`result${i}`, renamed(port), madeBy(source(port), port), saved.has(port)),
  );
  return {
    forward: {
      operations: [
        ...operations.filter((one) => !waiting.has(one)),
        ...fetched.flatMap(({ copy }) => copy),
      ],
      outputs: [...outputs.slice(0, first), ...fetched.map(({ port }) => port)],
      assigned,
    },
    backward: {
      operations: [
        ...forms.map((form, i) => argument(`saved${i}`, i, form)),
        ...constants,
        ...second.map((one) => moved(one, late - crossing.size, renamed)),
        ...results.flatMap(({ copy }) => copy),
      ],
      outputs: results.map(({ port }) => port),
      assigned: [],
    },
  };
}

/** What is fed cannot be fetched as well: a copy of it can. */
function fetchable(
  name: string,
  port: string,
  made: Made,
  isFed: boolean,
): { readonly port: string; readonly copy: readonly Operation[] } {
  if (!isFed) return { port, copy: [] };
  const attributes = [{ name: "T", type: TF_ATTR_TYPE, value: made.dtype }];
  const copy = { kind: "call", name, op: "Identity", attributes, inputs: [port] } as const;
  return { port: `${name}:0`, copy: [{ ...copy, outputs: [made] }] };
}

function argument(name: string, index: number, { dtype, shape }: Made): Operation {
  return { kind: "input", name, source: { from: "argument", index }, dtype, shape };
}

function madeBy(one: Operation, port: string): Made {
  if (one.kind === "constant") return one.value;
  if (one.kind === "input") return one;
  return one.outputs![Number(port.slice(port.indexOf(":") + 1))]!;
}

function inputsOf(one: Operation): readonly string[] {
  return one.kind === "call" ? one.inputs : [];
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
    open.push(...inputsOf(one));
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
