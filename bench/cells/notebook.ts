/** What a cell of the notebook does, and its code; `$I` is the number of the round, `$M` a module of Node. */
export const kinds: Readonly<Record<string, string>> = {
  "plain code": "const xs$I = [1, 2, 3].map((x) => x * $I); xs$I.length",
  "types and a function":
    "interface Point$I { x: number }\nfunction norm$I(p: Point$I): number { return Math.abs(p.x); }\nnorm$I({ x: -$I })",
  tensors: "const t$I = tf.tensor1d([1, 2, $I]).mul(2); t$I.shape[0]",
  "a model":
    'const model$I = tf.sequential();\nmodel$I.add(tf.layers.dense({ units: 2, inputShape: [4], activation: "relu" }));\nmodel$I.countParams()',
  "a data frame":
    "const frame$I = new dfd.DataFrame({ a: [1, 2, $I], b: [3, 4, 5] }); frame$I.shape",
  "earlier names":
    "const size$I = frame$I.shape[0] + norm$I({ x: xs$I.length }) + model$I.countParams(); size$I",
  "names declared again":
    "let total = 0;\nconst current = xs$I;\nfor (const x of current) total += x;\ntotal",
  "a new import": 'import * as module$I from "node:$M"; Object.keys(module$I).length > 0',
  lab: "const parts = lab.data.trainTestSplit(frame$I, { testSize: 1, seed: $I }); parts.train.shape",
};

const modules = ["fs", "path", "os", "url", "util"];

/** What only TrainLab has. */
export const onlyOurs: ReadonlySet<string> = new Set(["lab"]);

/** A cell of the notebook. */
export interface NotebookCell {
  kind: string;
  code: string;
}

/** `count` cells, of each kind in turn. */
export function notebookCells(count: number, withLab: boolean): NotebookCell[] {
  const used = Object.entries(kinds).filter(([kind]) => withLab || !onlyOurs.has(kind));
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / used.length);
    const [kind, template] = used[index % used.length]!;
    const module = modules[round % modules.length]!;
    return { kind, code: template.replaceAll("$I", String(round)).replaceAll("$M", module) };
  });
}
