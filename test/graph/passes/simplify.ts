import assert from "node:assert/strict";
import type { Tensor, Variable } from "@tensorflow/tfjs-node";
import { nativeBackend } from "../../../src/graph/backend.js";
import { graphDef } from "../../../src/graph/graph-def.js";
import { simplified } from "../../../src/graph/passes/index.js";
import { record } from "../../../src/graph/recorder.js";
import type { Operation, Recording } from "../../../src/graph/recording.js";
import { tf } from "../../../src/tf.js";

/**
 * Records a function of tensors, and checks that its simplified graph gives what the function gave. Returns how often each
 * operation is in the graph.
 */
export function simplify(
  args: readonly Tensor[],
  work: (...args: Tensor[]) => Tensor[],
  {
    variables = [],
    tolerance = 1e-6,
  }: { variables?: readonly Variable[]; tolerance?: number } = {},
): Readonly<Record<string, number>> {
  return tf.tidy(() => {
    const native = nativeBackend()!;
    const before = args.map((one) => one.clone());
    const { outputs, recording, problem } = record(native, {
      arguments: args,
      variables,
      work: () => work(...args),
    });
    assert.equal(problem, undefined);
    const simple = simplified(recording!);
    const made = run(simple, before);
    outputs.forEach((output, i) => assertClose(made[i]!, output, tolerance));
    return countOf(simple);
  });
}

function run({ operations, outputs }: Recording, args: readonly Tensor[]): Tensor[] {
  const { backend, binding } = nativeBackend()!;
  const inputs = operations.filter(
    (one): one is Extract<Operation, { kind: "input" }> => one.kind === "input",
  );
  const id = binding.graphs.load(
    graphDef(operations),
    inputs.map(({ name }) => name),
    outputs,
  );
  const fed = inputs.map(({ source }) => {
    assert.equal(source.from, "argument");
    return args[(source as { index: number }).index]!;
  });
  const made = binding.graphs.run(id, backend.getInputTensorIds(fed));
  binding.graphs.delete(id);
  return made.map((one) => backend.createOutputTensor(one));
}

function assertClose(actual: Tensor, expected: Tensor, tolerance: number): void {
  assert.deepEqual([actual.shape, actual.dtype], [expected.shape, expected.dtype]);
  const [one, other] = [actual.dataSync(), expected.dataSync()];
  const scale = Math.max(1e-3, ...[...other].map(Math.abs));
  one.forEach((value, i) => {
    const gap = Math.abs(value - other[i]!) / scale;
    assert.ok(gap <= tolerance, `${value} in place of ${other[i]} at ${i}`);
  });
}

function countOf({ operations }: Recording): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of operations) {
    if (one.kind === "call") counts[one.op] = (counts[one.op] ?? 0) + 1;
  }
  return counts;
}
