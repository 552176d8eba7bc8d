import { TF_ATTR_INT, TF_ATTR_TYPE, type OpAttribute } from "../native/attributes.js";
import { TF_INT32, TF_INT64 } from "../native/dtypes.js";
import type { Constant, Operation, Recording } from "../graph/recording.js";

/** A recording of a function with the number of samples that it was made with. */
export interface Sized {
  readonly recording: Recording;
  readonly batch: number;
}

/** Operations for any number of samples, or what prevents it. */
export type FreeBatch =
  { readonly operations: readonly Operation[] } | { readonly problem: string };

/** How numbers grow with the number of samples: `slope · batch + offset`, element by element. */
interface Growth {
  readonly slope: readonly number[];
  readonly offset: readonly number[];
}

/** Name of the operation that counts the samples. */
const samples = "samples";

/**
 * Two recordings of one function, for different numbers of samples, as one for any number. They differ in constants
 * that follow from the number: shapes, which become sums and products of it, and tensors of one value, which are
 * filled.
 */
export function withFreeBatch(one: Sized, other: Sized): FreeBatch {
  const [left, right] = [one.recording.operations, other.recording.operations];
  if (left.length !== right.length) {
    return { problem: "it computes otherwise for another number of samples" };
  }
  const operations: Operation[] = [];
  for (const [i, operation] of left.entries()) {
    const merged = merge(operation, right[i]!, [one.batch, other.batch]);
    if ("problem" in merged) return merged;
    operations.push(...merged.operations);
  }
  const at = operations.findIndex(({ kind }) => kind === "input");
  const counting = countSamples(operations[at] as Input);
  return { operations: operations.toSpliced(at + 1, 0, ...counting) };
}

type Batches = readonly [number, number];

function merge(one: Operation, other: Operation, batches: Batches): FreeBatch {
  if (one.kind === "input" && other.kind === "input") {
    const shape = one.shape.map((size, i) => (size === other.shape[i] ? size : -1));
    return { operations: [{ ...one, shape }] };
  }
  if (one.kind === "constant" && other.kind === "constant") {
    return mergeConstants(one.name, one.value, other.value, batches);
  }
  const [left, right] = [one, other].map(withoutOutputs);
  if (JSON.stringify(left) === JSON.stringify(right)) return { operations: [left!] };
  const what = one.kind === "call" ? one.op : "what it computes with";
  return { problem: `${what} is another for another number of samples` };
}

/** What an operation makes has the number of samples in its shape. */
function withoutOutputs(operation: Operation): Operation {
  if (operation.kind !== "call") return operation;
  const { name, kind, op, attributes, inputs } = operation;
  return { name, kind, op, attributes, inputs };
}

function mergeConstants(name: string, one: Constant, other: Constant, batches: Batches): FreeBatch {
  if (equal(one, other)) return { operations: [{ kind: "constant", name, value: one }] };
  const [shape, otherShape] = [one.shape, other.shape];
  if (shape.join() === otherShape.join()) {
    const [numbers, others] = [wholeNumbers(one), wholeNumbers(other)];
    const growth = numbers && others && growthOf(numbers, others, batches);
    if (growth) return { operations: grown(name, one.dtype, shape, growth) };
  } else if (shape.length === otherShape.length) {
    const value = onlyValue(one);
    const growth = growthOf(shape, otherShape, batches);
    if (value && growth && onlyValue(other)?.equals(value)) {
      return { operations: filled(name, one.dtype, value, growth) };
    }
  }
  return { problem: "it has numbers that depend on the number of samples" };
}

function equal(one: Constant, other: Constant): boolean {
  return (
    one.shape.join() === other.shape.join() && Buffer.compare(one.content, other.content) === 0
  );
}

function growthOf(
  numbers: readonly number[],
  others: readonly number[],
  [one, other]: Batches,
): Growth | undefined {
  const slope = numbers.map((value, i) => (others[i]! - value) / (other - one));
  if (!slope.every(Number.isInteger)) return undefined;
  return { slope, offset: numbers.map((value, i) => value - slope[i]! * one) };
}

const wholeTypes: Readonly<Record<number, 4 | 8>> = { [TF_INT32]: 4, [TF_INT64]: 8 };

function wholeNumbers({ dtype, content }: Constant): number[] | undefined {
  const size = wholeTypes[dtype];
  if (!size) return undefined;
  const bytes = Buffer.from(content);
  return Array.from({ length: content.length / size }, (_, i) =>
    size === 4 ? bytes.readInt32LE(4 * i) : Number(bytes.readBigInt64LE(8 * i)),
  );
}

/** The bytes of the value that all elements have. */
function onlyValue({ shape, content }: Constant): Buffer | undefined {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count === 0) return undefined;
  const bytes = Buffer.from(content);
  const size = bytes.length / count;
  const value = bytes.subarray(0, size);
  for (let i = size; i < bytes.length; i += size) {
    if (!bytes.subarray(i, i + size).equals(value)) return undefined;
  }
  return value;
}

/** The number of samples as an int32: the first size of an input. */
function countSamples({ name: input, dtype }: Input): Operation[] {
  const mask = { name: "shrink_axis_mask", type: TF_ATTR_INT, value: 1 };
  const ends = [0, 1, 1].map((value, i) => whole(`${samples}/${i}`, TF_INT32, [1], [value]));
  const shape = `${samples}/shape`;
  const inputs = [`${shape}:0`, ...ends.map(({ name }) => `${name}:0`)];
  return [
    call(shape, "Shape", [`${input}:0`], [type("T", dtype), type("out_type", TF_INT32)]),
    ...ends,
    call(samples, "StridedSlice", inputs, [type("T", TF_INT32), type("Index", TF_INT32), mask]),
  ];
}

/** Whole numbers that grow with the number of samples. */
function grown(
  name: string,
  dtype: number,
  shape: readonly number[],
  { slope, offset }: Growth,
): Operation[] {
  const cast = [type("SrcT", TF_INT32), type("DstT", dtype)];
  return [
    whole(`${name}/slope`, dtype, shape, slope),
    whole(`${name}/offset`, dtype, shape, offset),
    call(`${name}/samples`, "Cast", [`${samples}:0`], cast),
    call(`${name}/product`, "Mul", [`${name}/slope:0`, `${name}/samples:0`], [type("T", dtype)]),
    call(name, "AddV2", [`${name}/product:0`, `${name}/offset:0`], [type("T", dtype)]),
  ];
}

function filled(name: string, dtype: number, value: Buffer, growth: Growth): Operation[] {
  const types = [type("T", dtype), type("index_type", TF_INT32)];
  return [
    ...grown(`${name}/shape`, TF_INT32, [growth.slope.length], growth),
    { kind: "constant", name: `${name}/value`, value: { dtype, shape: [], content: value } },
    call(name, "Fill", [`${name}/shape:0`, `${name}/value:0`], types),
  ];
}

type Input = Extract<Operation, { kind: "input" }>;
type Call = Extract<Operation, { kind: "call" }>;

function type(name: string, value: number): OpAttribute {
  return { name, type: TF_ATTR_TYPE, value };
}

function call(name: string, op: string, inputs: string[], attributes: Call["attributes"]): Call {
  return { kind: "call", name, op, inputs, attributes };
}

function whole(
  name: string,
  dtype: number,
  shape: readonly number[],
  numbers: readonly number[],
): Operation {
  const size = wholeTypes[dtype]!;
  const content = Buffer.alloc(size * numbers.length);
  numbers.forEach((value, i) => {
    if (size === 4) content.writeInt32LE(value, 4 * i);
    else content.writeBigInt64LE(BigInt(value), 8 * i);
  });
  return { kind: "constant", name, value: { dtype, shape, content } };
}
