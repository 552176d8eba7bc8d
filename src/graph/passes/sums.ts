import { TF_FLOAT, TF_INT32 } from "../../native/dtypes.js";
import type { Made, Recording } from "../recording.js";
import { attribute, flag, integer, typed } from "./attributes.js";
import {
  byNameOf,
  callsOf,
  parsePort,
  rewrite,
  usesOf,
  viewOf,
  type Call,
  type Graph,
  type View,
} from "./graph.js";
import { below, product } from "./make.js";
import { transposedIn } from "./products.js";
import { integersOf, sameShape } from "./values.js";

/**
 * Long sums, such as the gradient of a weight that each step of a sequence uses, at once: a sum of products of matrices
 * is the product of all of them beside one another, a sum of sums of rows is the sum of all rows.
 */
export function sumsTogether(recording: Recording): Recording {
  const uses = usesOf(recording);
  const view = viewOf(byNameOf(recording));
  const sums = callsOf(recording).filter((call) => isSum(call, view));
  const inner = new Set(sums.flatMap((call) => innerOf(call, view, uses)).map(({ name }) => name));
  const roots = new Set(sums.map(({ name }) => name).filter((name) => !inner.has(name)));
  const place = new Map(recording.operations.map(({ name }, i) => [name, i]));
  const laterFirst = (one: string, other: string): number =>
    (place.get(parsePort(other)[0]) ?? 0) - (place.get(parsePort(one)[0]) ?? 0);

  return rewrite(recording, (call, graph) => {
    if (!roots.has(call.name)) return undefined;
    const terms = termsOf(call, graph, uses);
    return terms.length > 2 ? [sum(terms, call.outputs![0]!, graph, laterFirst)] : undefined;
  });
}

type Uses = ReadonlyMap<string, number>;
type Order = (one: string, other: string) => number;

/** Whether a call adds two tensors of floats of the same shape. */
function isSum({ op, inputs, outputs }: Call, view: View): boolean {
  const made = outputs?.[0];
  if ((op !== "Add" && op !== "AddV2") || made?.dtype !== TF_FLOAT) return false;
  return inputs.every((port) => sameShape(view.made(port)?.shape ?? [-1], made.shape));
}

/** The sums among the terms of a sum that nothing else uses. */
function innerOf(call: Call, view: View, uses: Uses): Call[] {
  return call.inputs.flatMap((port) => {
    const term = view.callOf(port);
    return term && uses.get(port) === 1 && isSum(term, view) ? [term] : [];
  });
}

function termsOf(call: Call, view: View, uses: Uses): string[] {
  return call.inputs.flatMap((port) => {
    const [inner] = innerOf({ ...call, inputs: [port] }, view, uses);
    return inner ? termsOf(inner, view, uses) : [port];
  });
}

/** What several terms of a kind are together. */
interface Kind {
  is(call: Call, view: View): boolean;
  together(calls: readonly Call[], made: Made, graph: Graph, order: Order): string;
}

/** Terms in the order of time: their gradients are computed from the last step to the first. */
const kinds: readonly Kind[] = [
  {
    is: (call, view) => transposedIn(call, view)?.join() === "true,false",
    together(calls, _, graph, order) {
      const ordered = calls.toSorted((one, other) => order(one.inputs[1]!, other.inputs[1]!));
      const [a, b] = [0, 1].map((i) =>
        below(
          graph,
          ordered.map(({ inputs }) => inputs[i]!),
        ),
      );
      return product(graph, [a!, b!], [true, false]);
    },
  },
  {
    is: (call, view) =>
      call.op === "Sum" &&
      attribute(call, "keep_dims") === false &&
      view.made(call.inputs[0]!)?.shape.length === 2 &&
      integersOf(view.constantOf(call.inputs[1]!))?.join() === "0",
    together(calls, made, graph, order) {
      const rows = calls.map(({ inputs }) => inputs[0]!).toSorted(order);
      return graph.call({
        op: "Sum",
        attributes: [flag("keep_dims", false), typed("T", TF_FLOAT), typed("Tidx", TF_INT32)],
        inputs: [below(graph, rows), graph.integers([0])],
        outputs: [made],
      });
    },
  },
];

function sum(terms: readonly string[], made: Made, graph: Graph, order: Order): string {
  let rest = [...terms];
  for (const { is, together } of kinds) {
    const of = new Map(
      rest.flatMap((port) => {
        const call = graph.callOf(port);
        return call && is(call, graph) ? [[port, call] as const] : [];
      }),
    );
    if (of.size < 2) continue;
    rest = rest.filter((port) => !of.has(port));
    rest.push(together([...of.values()], made, graph, order));
  }
  if (rest.length === 1) return rest[0]!;
  return graph.call({
    op: "AddN",
    attributes: [integer("N", rest.length), typed("T", TF_FLOAT)],
    inputs: rest,
    outputs: [made],
  });
}
