/**
 * Time of preparing data, by rows: `fit` and `transform` of each transformer on a tensor and on a frame of four columns
 * of numbers, and on a frame with a column of text. scikit-learn's figures: `python bench/data.py`, same machine.
 *
 *     node --max-old-space-size=6000 dist/bench/data.js [rows]
 */
import { data, type data as Data } from "../src/index.js";
import { dfd } from "../src/dfd.js";
import { tf } from "../src/tf.js";

const rows = Number(process.argv[2] ?? 1_000_000);
const width = 4;
const numbers = Float32Array.from({ length: rows * width }, (_, i) =>
  Math.exp(3 * Math.sin(i * 12.9898)),
);
const colors = ["red", "green", "blue", "violet", "black"];

const tensor = tf.tensor2d(numbers, [rows, width]);
const frame = new dfd.DataFrame(
  Array.from({ length: rows }, (_, row) => [...numbers.subarray(row * width, (row + 1) * width)]),
  { columns: ["a", "b", "c", "d"] },
);
const mixed = new dfd.DataFrame(
  Array.from({ length: rows }, (_, row) => [colors[(row * 7 + (row % 3)) % 5], numbers[row]]),
  { columns: ["color", "x"] },
);

const ofNumbers: readonly (() => Data.Transformer)[] = [
  data.standardScaler,
  data.minMaxScaler,
  data.maxAbsScaler,
  data.robustScaler,
  data.quantileTransformer,
  data.powerTransformer,
  data.normalizer,
  data.simpleImputer,
  data.kBinsDiscretizer,
  data.pca,
];
const ofText: readonly (() => Data.Transformer)[] = [
  data.oneHotEncoder,
  data.ordinalEncoder,
  () => data.targetEncoder({ target: "x" }),
];

function measure(make: () => Data.Transformer, on: Data.Tabular): void {
  const transformer = make();
  const start = performance.now();
  transformer.fit(on);
  const fitted = performance.now();
  const result = transformer.transform(on);
  const done = performance.now();
  if (result instanceof tf.Tensor) result.dispose();
  const [fit, transform] = [fitted - start, done - fitted].map((time) =>
    time.toFixed(0).padStart(7),
  );
  const kind = on instanceof tf.Tensor ? "tensor" : "frame";
  console.log(
    `${transformer.toJSON().transformer.padEnd(20)} ${kind.padEnd(7)} ${fit} ms ${transform} ms`,
  );
}

console.log(`${rows} rows: fit, transform`);
for (const make of ofNumbers) for (const on of [tensor, frame]) measure(make, on);
for (const make of ofText) measure(make, mixed);
