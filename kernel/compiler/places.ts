import type { Node } from "oxc-parser";
import { childNodes } from "./nodes.js";

/** What a node stands in. */
export interface Place {
  parent?: Node;
  grandparent?: Node;
}

const topLevel = new Set<Node["type"]>([
  "Program",
  "ExportNamedDeclaration",
  "ExportDefaultDeclaration",
]);

/** Whether what stands in `parent` belongs to the notebook's scope. */
export function isTopLevel(parent: Node | undefined): boolean {
  return parent !== undefined && topLevel.has(parent.type);
}

/** `f` of `f()` and of a tagged template: called through the scope it would get the scope as `this`. */
export function isCalled(node: Node, { parent }: Place): boolean {
  if (parent?.type === "CallExpression") return parent.callee === node;
  return parent?.type === "TaggedTemplateExpression" && parent.tag === node;
}

/** `a` of `{ a }` and, in a pattern, of `{ a = 1 }`. */
export function isShorthand(node: Node, { parent, grandparent }: Place): boolean {
  if (parent?.type === "Property") return parent.shorthand && parent.value === node;
  if (parent?.type !== "AssignmentPattern" || parent.left !== node) return false;
  return grandparent?.type === "Property" && grandparent.shorthand && grandparent.value === parent;
}

/** `var x` of `for (var x of xs)`. */
export function isLoopTarget(node: Node, parent: Node | undefined): boolean {
  if (parent?.type !== "ForOfStatement" && parent?.type !== "ForInStatement") return false;
  return parent.left === node;
}

const functions = new Set<Node["type"]>([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

/** Whether code waits for something itself, and not only functions in it. */
export function awaits(node: Node): boolean {
  if (functions.has(node.type)) return false;
  if (node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await))
    return true;
  return childNodes(node).some(awaits);
}
