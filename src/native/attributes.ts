import { invalid } from "../util/errors.js";
import { writeShape, type Eager } from "./eager.js";
import type { Pointer } from "./libc.js";
import { cString, writeInt64 } from "./memory.js";

/** TensorFlow's numbers for kinds of attributes, `tensorflow/c/tf_attrtype.h`. */
export const TF_ATTR_STRING = 0;
export const TF_ATTR_INT = 1;
export const TF_ATTR_FLOAT = 2;
export const TF_ATTR_BOOL = 3;
export const TF_ATTR_TYPE = 4;
export const TF_ATTR_SHAPE = 5;

/** An attribute of an operation, as tfjs's kernels write it. */
export interface OpAttribute {
  name: string;
  /** One of the numbers above. */
  type: number;
  value: boolean | number | object | string | number[];
}

type Setter<Value> = (eager: Eager, op: Pointer, name: Pointer, value: Value) => void;

interface Kind {
  /** What it is, for a message. */
  name: string;
  /** `typeof` a value, or of each in a list. */
  of: "string" | "number" | "boolean";
  one?: Setter<unknown>;
  list?: Setter<unknown>;
}

/** How each kind is set: alone, and (where an operation takes it) as a list. */
const kinds = {
  [TF_ATTR_STRING]: { name: "a string", of: "string", one: setString },
  [TF_ATTR_INT]: { name: "an integer or integers", of: "number", one: setInt, list: setInts },
  [TF_ATTR_FLOAT]: { name: "a number or numbers", of: "number", one: setFloat, list: setFloats },
  [TF_ATTR_BOOL]: { name: "a boolean or booleans", of: "boolean", one: setBool, list: setBools },
  [TF_ATTR_TYPE]: { name: "a data type", of: "number", one: setType },
  [TF_ATTR_SHAPE]: { name: "a shape", of: "number", list: setShape },
} as Record<number, Kind>;

/**
 * Sets one attribute of an operation that is being made.
 *
 * @throws if the kind is unknown or the value is not of it.
 */
export function setAttribute(eager: Eager, op: Pointer, { name, type, value }: OpAttribute): void {
  const kind = kinds[type];
  const isList = Array.isArray(value);
  const set = isList ? kind?.list : kind?.one;
  const fits = isList ? value.every((one) => typeof one === kind?.of) : typeof value === kind?.of;
  if (!set || !fits) {
    throw invalid(`attribute ${name} (of type ${type})`, {
      expected: kind?.name ?? "one of the types TF_ATTR_STRING to TF_ATTR_SHAPE",
      received: JSON.stringify(value),
    });
  }
  set(eager, op, cString(name), value);
}

function setString({ c }: Eager, op: Pointer, name: Pointer, value: string): void {
  const text = Buffer.from(value);
  c.TFE_OpSetAttrString(op, name, text, text.length);
}

function setInt({ c }: Eager, op: Pointer, name: Pointer, value: number): void {
  c.TFE_OpSetAttrInt(op, name, value);
}

function setInts(eager: Eager, op: Pointer, name: Pointer, values: readonly number[]): void {
  const memory = eager.scratch(8 * values.length);
  values.forEach((value, i) => writeInt64(memory, i, value));
  eager.c.TFE_OpSetAttrIntList(op, name, memory.address, values.length);
}

function setFloat({ c }: Eager, op: Pointer, name: Pointer, value: number): void {
  c.TFE_OpSetAttrFloat(op, name, value);
}

function setFloats(eager: Eager, op: Pointer, name: Pointer, values: readonly number[]): void {
  const memory = eager.scratch(4 * values.length);
  memory.f32.set(values);
  eager.c.TFE_OpSetAttrFloatList(op, name, memory.address, values.length);
}

function setBool({ c }: Eager, op: Pointer, name: Pointer, value: boolean): void {
  c.TFE_OpSetAttrBool(op, name, value ? 1 : 0);
}

function setBools(eager: Eager, op: Pointer, name: Pointer, values: readonly boolean[]): void {
  const memory = eager.scratch(values.length);
  memory.u8.set(values.map(Number));
  eager.c.TFE_OpSetAttrBoolList(op, name, memory.address, values.length);
}

function setType({ c }: Eager, op: Pointer, name: Pointer, value: number): void {
  c.TFE_OpSetAttrType(op, name, value);
}

function setShape(eager: Eager, op: Pointer, name: Pointer, value: readonly number[]): void {
  const dims = writeShape(eager, value);
  eager.c.TFE_OpSetAttrShape(op, name, dims, value.length, eager.status);
  eager.check("shape attribute");
}
