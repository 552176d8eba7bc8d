import { visitorKeys, type Node } from "oxc-parser";

/** The record of a node by its type; functions and classes share theirs between declarations and expressions. */
export type NodeOf<T extends Node["type"], N = Node> = N extends { type: infer U }
  ? T extends U
    ? N
    : never
  : never;

/** The nodes right below a node, in the order of the text. */
export function childNodes(node: Node): Node[] {
  const fields = node as unknown as Record<string, unknown>;
  return (visitorKeys[node.type] ?? []).flatMap((key) => [fields[key]].flat().filter(isNode));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
