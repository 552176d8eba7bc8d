import type { Recording } from "../recording.js";
import { attribute } from "./attributes.js";
import {
  byNameOf,
  callsOf,
  parsePort,
  rewrite,
  viewOf,
  type Call,
  type Graph,
  type Rule,
  type View,
} from "./graph.js";
import { transposedIn } from "./products.js";
import { below, parts, product, reshaped } from "./make.js";

/**
 * What a recurrent layer does to each step of a sequence alone, done to the whole sequence at once: the product of the
 * step with a matrix, and a bias added to that.
 */
export function stepsTogether(recording: Recording): Recording {
  const groups = wholeGroups(recording);
  if (groups.size === 0) return recording;
  return stepsTogether(rewrite(recording, together(groups)));
}

/** What is done to one part of a tensor, a matrix. */
interface Use {
  /** The same for each part to which the same is done. */
  readonly key: string;
  readonly unpack: Call;
  readonly part: number;
}

/** What does to each row the same as to the others. */
interface ByRow {
  is(call: Call, view: View): boolean;
  /** The same done to more rows. */
  whole(graph: Graph, rows: string, call: Call): string;
}

const byRow: readonly ByRow[] = [
  {
    is: (call, view) => transposedIn(call, view)?.[0] === false,
    whole: (graph, rows, call) =>
      product(graph, [rows, call.inputs[1]!], [false, transposedIn(call, graph)![1]]),
  },
  {
    is: ({ op, inputs }, view) => op === "Add" && view.made(inputs[1]!)?.shape.length === 1,
    whole: (graph, rows, { op, attributes, inputs }) =>
      graph.call({ op, attributes, inputs: [rows, inputs[1]!], outputs: [graph.made(rows)!] }),
  },
];

function useOf(call: Call, view: View): Use | undefined {
  const [port = "", other = ""] = call.inputs;
  const unpack = view.callOf(port);
  if (unpack?.op !== "Unpack" || attribute(unpack, "axis") !== 0) return undefined;
  if (view.made(port)?.shape.length !== 2 || !view.made(unpack.inputs[0]!)) return undefined;
  if (!byRow.some(({ is }) => is(call, view))) return undefined;
  const key = `${unpack.name} ${call.op} ${other} ${JSON.stringify(call.attributes)}`;
  return { key, unpack, part: parsePort(port)[1] };
}

/** The keys of what is done to all parts of a tensor. */
function wholeGroups(recording: Recording): ReadonlySet<string> {
  const view = viewOf(byNameOf(recording));
  const found = new Map<string, Set<number>>();
  const groups = new Set<string>();
  for (const call of callsOf(recording)) {
    const use = useOf(call, view);
    if (!use) continue;
    const done = found.get(use.key) ?? new Set();
    found.set(use.key, done.add(use.part));
    if (done.size > 1 && done.size === use.unpack.outputs?.length) groups.add(use.key);
  }
  return groups;
}

function together(groups: ReadonlySet<string>): Rule {
  const done = new Map<string, readonly string[]>();
  return (call, graph) => {
    const use = useOf(call, graph);
    if (!use || !groups.has(use.key)) return undefined;
    const known = done.get(use.key) ?? wholeOf(call, use.unpack, graph);
    done.set(use.key, known);
    return [known[use.part]!];
  };
}

function wholeOf(call: Call, unpack: Call, graph: Graph): string[] {
  const [tensor = ""] = unpack.inputs;
  const [count = 0, rows = 0, columns = 0] = graph.made(tensor)!.shape;
  const { whole } = byRow.find(({ is }) => is(call, graph))!;
  const result = whole(graph, reshaped(graph, tensor, [count * rows, columns]), call);
  const width = graph.made(result)!.shape[1]!;
  return parts(graph, reshaped(graph, result, [count, rows, width]), count);
}

/** Products of several matrices with the same one, which are put together afterwards: one product. */
export const packedProducts: Rule = (call, graph) => {
  const made = call.outputs?.[0];
  if (call.op !== "Pack" || attribute(call, "axis") !== 0 || !made) return undefined;
  const calls = call.inputs.map((port) => graph.callOf(port));
  const [first] = calls;
  const transposed = transposedIn(first, graph);
  if (calls.length < 2 || !first || transposed?.[0] !== false) return undefined;
  const alike = calls.every(
    (one) =>
      one?.op === first.op &&
      one.inputs[1] === first.inputs[1] &&
      JSON.stringify(one.attributes) === JSON.stringify(first.attributes),
  );
  if (!alike) return undefined;
  const rows = below(
    graph,
    calls.map((one) => one!.inputs[0]!),
  );
  const all = product(graph, [rows, first.inputs[1]!], transposed);
  return [reshaped(graph, all, made.shape)];
};
