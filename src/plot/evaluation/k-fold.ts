import type { TopLevelSpec } from "vega-lite";
import { isMissing } from "../../data/frame/column-type.js";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { plotColumns } from "../parts/plot-columns.js";
import type { ValueSource } from "../../data/value-rows.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/** Positions of the samples of one fold, as the splitters of `lab.data` make them. */
export interface FoldSource {
  readonly train: ArrayLike<number>;
  readonly test: ArrayLike<number>;
}

export interface KFoldPlotOptions extends TitleOption {
  /** Class, or group, of each sample, drawn as a row of its own; default none. */
  classes?: ValueSource;
}

/** What becomes of a sample in a fold, in the order of the legend. */
const roles = ["train", "test", "both", "left out"] as const;
const roleColors = [palette[0], palette[1], palette[4], "#8885"];

/** Samples that can be told apart across a chart; more are drawn in blocks. */
const mostBlocks = 250;
/** Samples that can be counted. */
const fewBlocks = 60;

/**
 * Draws which samples each fold trains on and which it tests: a row for each fold, the samples in their order. Of more
 * than 250 samples, blocks are drawn by what most of their samples are, and the chart says so. A block that trains on
 * samples that it also tests is marked "both": a leak.
 *
 * @param folds positions of the samples, as `splitter.positions(data)` gives them.
 * @throws if there is no fold, or a position is no whole number from 0.
 * @example
 * lab.plot.kFold(lab.data.kFold({ folds: 5 }).positions(labels), { classes: labels })
 */
export function plotKFold(folds: Iterable<FoldSource>, options: KFoldPlotOptions = {}): Plot {
  return new Plot(kFoldSpec(folds, options));
}

export function kFoldSpec(
  folds: Iterable<FoldSource>,
  { classes, title }: KFoldPlotOptions = {},
): VegaLiteSpec {
  const all = Array.from(folds, ({ train, test }) => ({
    train: Array.from(train),
    test: Array.from(test),
  }));
  const labels = classes === undefined ? undefined : labelsOf(classes);
  const count = samples(all, labels?.length ?? 0);
  const size = Math.ceil(count / mostBlocks);
  const blocks = Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    from: i * size,
    to: Math.min(count, (i + 1) * size),
  }));
  const cells = all.flatMap((fold, at) => {
    const role = rolesIn(fold, count);
    const runs = runsOf(blocks, (from, to) => mostOf(role.slice(from, to)));
    return runs.map(({ is, ...run }) => ({ fold: `fold ${at + 1}`, ...run, is }));
  });
  const names = all.map((_, i) => `fold ${i + 1}`);
  const used = roles.filter((role) => cells.some(({ is }) => is === role));
  const note = size === 1 ? undefined : `blocks of ${size} samples, by what most of them are`;
  const x = {
    field: "from",
    type: "quantitative",
    title: "sample",
    scale: { nice: false },
    axis: { grid: false, format: ",d", labelFlush: false },
  } as const;
  const place = { x, x2: { field: "to" } } as const;
  const mark = {
    type: "rect",
    stroke: "#8884",
    strokeWidth: blocks.length > fewBlocks ? 0 : 0.5,
  } as const;
  const range = used.map((role) => roleColors[roles.indexOf(role)]!);
  const spans = [
    { field: "from", type: "quantitative", title: "from sample" } as const,
    { field: "to", type: "quantitative", title: "to before" } as const,
  ];
  const foldView = {
    width: fullWidth - 70,
    height: { step: 22 },
    data: { values: cells },
    mark,
    encoding: {
      ...place,
      x: { ...x, title: labels ? null : "sample" },
      y: y(names),
      color: {
        field: "is",
        type: "nominal" as const,
        title: null,
        scale: { domain: [...used], range },
        legend: { orient: "bottom" as const },
      },
      tooltip: [{ field: "fold", type: "nominal" as const }, ...spans, { field: "is", type: "nominal" as const }], // prettier-ignore
    },
  };
  const classView = labels && {
    width: fullWidth - 70,
    height: { step: 22 },
    data: {
      values: runsOf(blocks, (from, to) => mostOf(labels.slice(from, to))).map(
        ({ is, ...run }) => ({ fold: "class", ...run, class: is }),
      ),
    },
    mark,
    encoding: {
      ...place,
      y: y(["class"]),
      color: { field: "class", type: "nominal" as const, title: null, scale: { range: classColors }, legend: { orient: "bottom" as const } }, // prettier-ignore
      tooltip: [...spans, { field: "class", type: "nominal" as const }],
    },
  };
  const spec = {
    ...theme,
    description: `${all.length} folds of ${count} samples`,
    ...heading(title, [note]),
    vconcat: classView ? [foldView, classView] : [foldView],
    resolve: { scale: { color: "independent" } },
    spacing: 8,
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** Other colours than those of training and test. */
const classColors = [palette[2], palette[3], palette[5], palette[4], palette[0], palette[1]];

function labelsOf(classes: ValueSource): string[] {
  const [column] = plotColumns(classes);
  return Array.from(column!.values, (value) => (isMissing(value) ? "missing" : String(value)));
}

/** Number of samples, by the largest position. */
function samples(folds: readonly { train: number[]; test: number[] }[], least: number): number {
  if (folds.length === 0) throw invalid("folds", { expected: "at least one fold", received: "none" }); // prettier-ignore
  let count = least;
  for (const { train, test } of folds) {
    for (const position of [...train, ...test]) {
      if (!Number.isSafeInteger(position) || position < 0) {
        throw invalid("folds", { expected: "positions from 0", received: position });
      }
      count = Math.max(count, position + 1);
    }
  }
  return Math.max(1, count);
}

function rolesIn(fold: { train: number[]; test: number[] }, count: number): string[] {
  const found = Array.from({ length: count }, () => "left out");
  for (const position of fold.train) found[position] = "train";
  for (const position of fold.test) found[position] = found[position] === "train" ? "both" : "test";
  return found;
}

interface Block {
  from: number;
  to: number;
}

/** Neighbouring blocks that are the same, joined; so few that they can be counted stay apart. */
function runsOf(
  blocks: readonly Block[],
  what: (from: number, to: number) => string,
): (Block & { is: string })[] {
  const runs: (Block & { is: string })[] = [];
  for (const { from, to } of blocks) {
    const is = what(from, to);
    const last = runs.at(-1);
    if (last?.is === is && blocks.length > fewBlocks) last.to = to;
    else runs.push({ from, to, is });
  }
  return runs;
}

/** What occurs most often; the first of equals. Of a leak, any part counts. */
function mostOf(values: readonly string[]): string {
  if (values.includes("both")) return "both";
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
}

function y(sort: string[]) {
  return {
    field: "fold",
    type: "nominal",
    sort,
    title: null,
    axis: { ticks: false, domain: false },
  } as const;
}
