/** A phrase with its parts, or a word. */
export interface ParseTreeSource {
  /** What is written in the node: a kind of phrase, a class, a number. */
  readonly label?: string | number;
  /** Words that it covers; written below a node without parts. */
  readonly text?: string;
  /** Absent for a word. */
  readonly children?: readonly ParseTreeSource[];
}

export interface PlacedNode {
  x: number;
  y: number;
  label: string | number;
  text: string;
  leaf: boolean;
}

export interface PlacedTree {
  nodes: PlacedNode[];
  edges: { x: number; y: number; toX: number; toY: number }[];
  leaves: number;
  /** Steps from the root to the words. */
  depth: number;
}

/** Words side by side on one line, each phrase in the middle above its parts. */
export function placeNodes(tree: ParseTreeSource): PlacedTree {
  const nodes: PlacedNode[] = [];
  const edges: PlacedTree["edges"] = [];
  const depth = depthOf(tree);
  let leaves = 0;
  const place = (node: ParseTreeSource, y: number): PlacedNode => {
    const parts = node.children ?? [];
    const leaf = parts.length === 0;
    const placed = parts.map((part) => place(part, y + 1));
    const [first, last] = [placed[0], placed.at(-1)];
    const here: PlacedNode = {
      x: first && last ? (first.x + last.x) / 2 : leaves++,
      y: leaf ? depth : y,
      label: node.label ?? "",
      text: node.text ?? "",
      leaf,
    };
    nodes.push(here);
    edges.push(...placed.map((to) => ({ x: here.x, y: here.y, toX: to.x, toY: to.y })));
    return here;
  };
  place(tree, 0);
  return { nodes, edges, leaves, depth };
}

function depthOf({ children = [] }: ParseTreeSource): number {
  return children.reduce((deepest, child) => Math.max(deepest, 1 + depthOf(child)), 0);
}
