import type { Optimizer, Tensor, Variable } from "@tensorflow/tfjs-node";
import { drawsNow, type KeyName } from "../draws/index.js";
import type { Native } from "./backend.js";
import { close, keepGraph, touchGraph } from "./graph-cache.js";
import { graphDef } from "./graph-def.js";
import { simplified } from "./passes/index.js";
import type { Rate } from "./rate.js";
import type { Operation, Recording, Source } from "./recording.js";

/** What a recording was made of, and a run is given again. */
export interface Sources {
  readonly variables: readonly Variable[];
  /** The one whose steps are counted. */
  readonly optimizer?: Optimizer | undefined;
  readonly rate?: Rate | undefined;
}

/** A recorded step that TensorFlow runs as one graph. */
export interface CompiledGraph {
  /** Whether it can run: it may have made room for others. */
  isOpen(): boolean;
  /** Runs the step: variables and the count of the optimizer's steps change, the outputs are returned. */
  run(native: Native, args: readonly Tensor[]): Tensor[];
  close(): void;
}

/** @throws TensorFlowError if TensorFlow does not accept the graph. */
export function compileGraph(
  { binding }: Native,
  recording: Recording,
  { variables, optimizer, rate }: Sources,
): CompiledGraph {
  const { operations, outputs, assigned } = simplified(recording);
  const fetched = [...outputs, ...assigned.map(({ value }) => value)];
  const feeds = usedInputs(operations, fetched);
  const id = binding.graphs.load(
    graphDef(operations),
    feeds.map(({ name }) => name),
    fetched,
  );
  const find: Readonly<Record<Source["from"], (source: never, args: readonly Tensor[]) => Tensor>> =
    {
      argument: ({ index }: { index: number }, args) => args[index]!,
      variable: ({ index }: { index: number }) => variables[index]!,
      draws: ({ key }: { key: KeyName }) => drawsNow()!.key(key),
      rate: () => rate!.now(),
    };

  const compiled: CompiledGraph = {
    isOpen: () => kept.open,
    run({ backend, binding: { graphs } }, args) {
      touchGraph(kept);
      const fed = feeds.map(({ source }) => find[source.from](source as never, args));
      const made = graphs
        .run(kept.id, backend.getInputTensorIds(fed))
        .map((metadata) => backend.createOutputTensor(metadata));
      assigned.forEach(({ variable }, i) => variables[variable]!.assign(made[outputs.length + i]!));
      if (optimizer) countStep(optimizer);
      return made.slice(0, outputs.length);
    },
    close: () => close(kept),
  };
  const kept = keepGraph(compiled, binding.graphs, id);
  return compiled;
}

type Input = Extract<Operation, { kind: "input" }>;

function usedInputs(operations: readonly Operation[], fetched: readonly string[]): Input[] {
  const used = new Set(fetched);
  for (const one of operations) {
    if (one.kind === "call") for (const input of one.inputs) used.add(input);
  }
  return operations.filter(
    (one): one is Input => one.kind === "input" && used.has(`${one.name}:0`),
  );
}

/** What every optimizer of tfjs does at the end of a step. */
function countStep(optimizer: Optimizer): void {
  (optimizer as unknown as { incrementIterations(): void }).incrementIterations();
}
