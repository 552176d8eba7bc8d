import { TF_INT32 } from "../../native/dtypes.js";
import { typed } from "./attributes.js";
import type { Constant, Made, Operation, Recording } from "../recording.js";

export type Call = Extract<Operation, { kind: "call" }>;

/** A call that is to be made. */
export type NewCall = Pick<Call, "op" | "inputs" | "attributes"> & {
  readonly outputs: readonly Made[];
  /** That of the call which it stands for, so that its ports keep their names; default: a new one. */
  readonly name?: string;
};

/** What is known of ports. */
export interface View {
  /** The call that makes a port; nothing where it is an input or a constant. */
  callOf(port: string): Call | undefined;
  constantOf(port: string): Constant | undefined;
  /** Type and shape of a port, where they are known. */
  made(port: string): Made | undefined;
}

/** A graph while it is written: equal operations are one. */
export interface Graph extends View {
  /** Adds a call, unless there is one like it, and returns the port of its first output. */
  call(call: NewCall): string;
  /** A constant of whole numbers, int32. */
  integers(values: readonly number[], shape?: readonly number[]): string;
}

/** What stands for a call: the ports of its outputs; nothing to leave it as it is. */
export type Rule = (call: Call, graph: Graph) => readonly string[] | undefined;

/** Constants up to so many bytes are compared with others. */
const comparable = 2 ** 16;

/**
 * Writes a recording anew, operation by operation, in their order. Each rule is asked for each call, with the inputs that
 * it has by then, until one answers.
 */
export function rewrite(recording: Recording, ...rules: readonly Rule[]): Recording {
  const operations: Operation[] = [];
  const byName = new Map<string, Operation>();
  const byContent = new Map<string, string>();
  const renamed = new Map<string, string | readonly string[]>();
  const names = new Set(recording.operations.map(({ name }) => name));
  let next = 0;

  const freshName = (): string => {
    let name: string;
    do name = `r${next++}`;
    while (names.has(name));
    return name;
  };

  const now = (port: string): string => {
    const [name, index] = parsePort(port);
    const to = renamed.get(name);
    if (to === undefined) return port;
    return typeof to === "string" ? `${to}:${index}` : to[index]!;
  };

  /** The name of the operation: of the one that is like it, if there is one. */
  const add = (operation: Operation): string => {
    const content = contentOf(operation);
    const known = content === undefined ? undefined : byContent.get(content);
    if (known !== undefined) return known;
    operations.push(operation);
    byName.set(operation.name, operation);
    if (content !== undefined) byContent.set(content, operation.name);
    return operation.name;
  };

  const graph: Graph = {
    ...viewOf(byName),
    call: (call) => `${add({ kind: "call", name: freshName(), ...call })}:0`,
    integers(values, shape = [values.length]) {
      const content = new Uint8Array(Int32Array.from(values).buffer);
      const value = { dtype: TF_INT32, shape, content };
      return `${add({ kind: "constant", name: freshName(), value })}:0`;
    },
  };

  const replacement = (call: Call): string | readonly string[] => {
    for (const rule of rules) {
      const ports = rule(call, graph);
      if (ports) return ports;
    }
    return add(call);
  };

  for (const operation of recording.operations) {
    const made =
      operation.kind === "call"
        ? replacement({ ...operation, inputs: operation.inputs.map(now) })
        : add(operation);
    if (made !== operation.name) renamed.set(operation.name, made);
  }
  return {
    operations,
    outputs: recording.outputs.map(now),
    assigned: recording.assigned.map((one) => ({ ...one, value: now(one.value) })),
  };
}

/** What is known of the ports of these operations, by name. */
export function viewOf(byName: ReadonlyMap<string, Operation>): View {
  return {
    callOf(port) {
      const found = byName.get(parsePort(port)[0]);
      return found?.kind === "call" ? found : undefined;
    },
    constantOf(port) {
      const found = byName.get(parsePort(port)[0]);
      return found?.kind === "constant" ? found.value : undefined;
    },
    made(port) {
      const [name, index] = parsePort(port);
      const found = byName.get(name);
      if (found?.kind === "call") return found.outputs?.[index];
      return found?.kind === "constant" ? found.value : found;
    },
  };
}

export function byNameOf({ operations }: Recording): ReadonlyMap<string, Operation> {
  return new Map(operations.map((one) => [one.name, one]));
}

export function callsOf({ operations }: Recording): Call[] {
  return operations.filter((one): one is Call => one.kind === "call");
}

/** A port's operation and the number of its output. */
export function parsePort(port: string): readonly [string, number] {
  const at = port.lastIndexOf(":");
  return [port.slice(0, at), Number(port.slice(at + 1))];
}

/** How often each port is used, also as a result. */
export function usesOf(recording: Recording): ReadonlyMap<string, number> {
  const { outputs, assigned } = recording;
  const uses = new Map<string, number>();
  const count = (port: string): void => void uses.set(port, (uses.get(port) ?? 0) + 1);
  for (const one of callsOf(recording)) one.inputs.forEach(count);
  outputs.forEach(count);
  for (const { value } of assigned) count(value);
  return uses;
}

/** The recording without what nothing needs; inputs stay. */
export function pruned(recording: Recording): Recording {
  const needed = new Set(
    [...recording.outputs, ...recording.assigned.map(({ value }) => value)].map(
      (port) => parsePort(port)[0],
    ),
  );
  for (const one of recording.operations.toReversed()) {
    if (one.kind !== "call" || !needed.has(one.name)) continue;
    for (const port of one.inputs) needed.add(parsePort(port)[0]);
  }
  const operations = recording.operations.filter(
    ({ kind, name }) => kind === "input" || needed.has(name),
  );
  return { ...recording, operations };
}

/** The recording with a copy of each input that is a result: TensorFlow does not fetch what it is fed. */
export function withoutFetchedInputs(recording: Recording): Recording {
  const inputs = new Map<string, Extract<Operation, { kind: "input" }>>(
    recording.operations.flatMap((one) =>
      one.kind === "input" ? [[`${one.name}:0`, one] as const] : [],
    ),
  );
  const results = [...recording.outputs, ...recording.assigned.map(({ value }) => value)];
  const copies = new Map<string, Call>();
  for (const port of results) {
    const input = inputs.get(port);
    if (!input) continue;
    const { name, dtype, shape } = input;
    const attributes = [typed("T", dtype)];
    const outputs = [{ dtype, shape }];
    copies.set(port, {
      kind: "call",
      name: `${name}_copy`,
      op: "Identity",
      attributes,
      inputs: [port],
      outputs,
    });
  }
  const copied = (port: string): string =>
    copies.has(port) ? `${copies.get(port)!.name}:0` : port;
  return {
    operations: [...recording.operations, ...copies.values()],
    outputs: recording.outputs.map(copied),
    assigned: recording.assigned.map((one) => ({ ...one, value: copied(one.value) })),
  };
}

function contentOf(operation: Operation): string | undefined {
  switch (operation.kind) {
    case "input":
      return undefined;
    case "constant": {
      const { dtype, shape, content } = operation.value;
      if (content.length > comparable) return undefined;
      return `${dtype}[${shape}]${Buffer.from(content).toString("latin1")}`;
    }
    case "call":
      return `${operation.op}(${operation.inputs})${JSON.stringify(operation.attributes)}`;
  }
}
