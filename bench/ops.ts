/**
 * Time of single operations on libtensorflow and on tfjs's JavaScript backend, output included, interleaved:
 *
 *     node dist/bench/ops.js [name …]
 */
import type { Rank, Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs-node";
import { nativeStatus } from "../src/native/index.js";
import { tf } from "../src/tf.js";

interface Operation {
  name: string;
  inputs(): Tensor<Rank>[];
  run(...inputs: Tensor[]): Tensor;
}

const square = (n: number) => tf.randomNormal([n, n], 0, 1, "float32", n);
const image = (batch: number, size: number, channels: number) =>
  tf.randomNormal([batch, size, size, channels], 0, 1, "float32", 1);
const kernel = (size: number, from: number, to: number) =>
  tf.randomNormal([size, size, from, to], 0, 1, "float32", 2);

const operations: Operation[] = [
  ...[1, 64, 1024].flatMap((n): Operation[] => [
    { name: `relu ${n}×${n}`, inputs: () => [square(n)], run: (x) => tf.relu(x!) },
    { name: `add ${n}×${n}`, inputs: () => [square(n), square(n)], run: (a, b) => tf.add(a!, b!) },
    { name: `sum ${n}×${n}`, inputs: () => [square(n)], run: (x) => tf.sum(x!) },
    { name: `softmax ${n}×${n}`, inputs: () => [square(n)], run: (x) => tf.softmax(x!) },
    { name: `transpose ${n}×${n}`, inputs: () => [square(n)], run: (x) => tf.transpose(x!) },
  ]),
  ...[64, 512].map((n): Operation => ({
    name: `matMul ${n}×${n}`,
    inputs: () => [square(n), square(n)],
    run: (a, b) => tf.matMul(a as Tensor2D, b as Tensor2D),
  })),
  {
    name: "conv2d 32×28×28×1, 32 filters 3×3",
    inputs: () => [image(32, 28, 1), kernel(3, 1, 32)],
    run: (x, w) => tf.conv2d(x as Tensor4D, w as Tensor4D, 1, "same"),
  },
  {
    name: "conv2d 8×14×14×32, 64 filters 3×3",
    inputs: () => [image(8, 14, 32), kernel(3, 32, 64)],
    run: (x, w) => tf.conv2d(x as Tensor4D, w as Tensor4D, 1, "same"),
  },
  {
    name: "maxPool 32×28×28×32, 2×2",
    inputs: () => [image(32, 28, 32)],
    run: (x) => tf.maxPool(x as Tensor4D, 2, 2, "valid"),
  },
  {
    name: "gather 1000 rows of 10000×64",
    inputs: () => [
      tf.randomNormal([10000, 64], 0, 1, "float32", 3),
      tf.range(0, 10000, 10, "int32"),
    ],
    run: (x, rows) => tf.gather(x!, rows as Tensor),
  },
];

const backends = ["tensorflow", "cpu"] as const;
const rounds = 5;
const roundMs = 60;

/** Microseconds of one run: of the fastest round, which other programs disturbed least. */
function measure(operation: Operation): Record<(typeof backends)[number], number> {
  const best = { tensorflow: Infinity, cpu: Infinity };
  const inputs = backends.map((backend) => {
    tf.setBackend(backend);
    return operation.inputs();
  });
  for (let round = 0; round < rounds; round++) {
    backends.forEach((backend, index) => {
      tf.setBackend(backend);
      best[backend] = Math.min(best[backend], timeRound(operation, inputs[index] as Tensor[]));
    });
  }
  tf.dispose(inputs.flat());
  return best;
}

function timeRound({ run }: Operation, inputs: Tensor[]): number {
  run(...inputs).dispose();
  const start = performance.now();
  let runs = 0;
  do {
    run(...inputs).dispose();
    runs++;
  } while (performance.now() - start < roundMs);
  return ((performance.now() - start) * 1000) / runs;
}

const wanted = process.argv.slice(2);
const { version } = nativeStatus();
console.log(
  `libtensorflow ${version}, Node ${process.versions.node}; microseconds per operation\n`,
);
console.log(
  "operation".padEnd(36),
  "tensorflow".padStart(12),
  "cpu (JS)".padStart(12),
  "ratio".padStart(8),
);
for (const operation of operations) {
  if (wanted.length > 0 && !wanted.some((name) => operation.name.includes(name))) continue;
  const { tensorflow, cpu } = measure(operation);
  console.log(
    operation.name.padEnd(36),
    tensorflow.toFixed(1).padStart(12),
    cpu.toFixed(1).padStart(12),
    `${(cpu / tensorflow).toFixed(1)}×`.padStart(8),
  );
}
