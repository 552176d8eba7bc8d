import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";
import { random, type Random } from "../../src/util/random.js";
import { withMathRandom } from "../../src/training/seeded-math-random.js";
import { modelOf } from "./model.js";
import type { Row } from "./rows.js";

/** Where the numbers of a tensor are in the file: float32, one after the other. */
interface Place {
  readonly shape: number[];
  readonly start: number;
}

/** What every peer starts from: a row, its samples and the first weights, in the order of Keras's layers. */
export interface Problem {
  readonly row: Row;
  readonly x: Place;
  readonly y: Place;
  readonly weights: readonly Place[];
}

const files = { numbers: "numbers.bin", problem: "problem.json" } as const;

/** Draws samples and weights, the same each time, and writes them down. */
export function writeProblem(row: Row, folder: string): void {
  const parts: Float32Array[] = [];
  let start = 0;
  const place = (shape: readonly number[], values: Float32Array): Place => {
    parts.push(values);
    const at = start;
    start += values.length;
    return { shape: [...shape], start: at };
  };
  const samples = row.batch * row.steps;
  const draw = random(1);
  const x = Float32Array.from({ length: samples * sizeOf(row.input) }, () =>
    row.words ? draw.int(row.words) : normal(draw),
  );
  const xPlace = place([samples, ...row.input], x);
  const yPlace =
    row.target === "itself" ? xPlace : place([samples, 10], classes(samples, draw.int));
  const { model, layers } = withMathRandom(random(2).next, () => modelOf(row));
  const weights = layers
    .flatMap((layer) => layer.getWeights())
    .map((one) => place(one.shape, one.dataSync() as Float32Array));
  model.dispose();
  const problem: Problem = { row, x: xPlace, y: yPlace, weights };
  writeFileSync(join(folder, files.numbers), Buffer.concat(parts.map(bytesOf)));
  writeFileSync(join(folder, files.problem), JSON.stringify(problem));
}

/** The problem in tensors. */
export function readProblem(folder: string): { row: Row; x: Tensor; y: Tensor; weights: Tensor[] } {
  const problem = JSON.parse(readFileSync(join(folder, files.problem), "utf8")) as Problem;
  const { buffer, byteOffset } = readFileSync(join(folder, files.numbers));
  const tensor = ({ shape, start }: Place): Tensor =>
    tf.tensor(new Float32Array(buffer.slice(byteOffset + 4 * start), 0, sizeOf(shape)), shape);
  const { row, x, y, weights } = problem;
  return { row, x: tensor(x), y: tensor(y), weights: weights.map(tensor) };
}

/** A normal number, near enough: the sum of uniform ones. */
function normal({ next }: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += next();
  return sum;
}

function classes(samples: number, int: (below: number) => number): Float32Array {
  const values = new Float32Array(samples * 10);
  for (let i = 0; i < samples; i++) values[i * 10 + int(10)] = 1;
  return values;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
