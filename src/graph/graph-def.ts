import * as kinds from "../native/attributes.js";
import type { OpAttribute } from "../native/attributes.js";
import { bytes, float, message, varint } from "./protobuf.js";
import type { Constant, Operation } from "./recording.js";

/** The `GraphDef` of a recording's operations, serialised: `tensorflow/core/framework/graph.proto`. */
export function graphDef(operations: readonly Operation[]): Uint8Array {
  // The producer's version decides which operations count as outdated: one that all supported libraries know.
  return Buffer.concat([
    ...operations.map((one) => message(1, ...node(one))),
    message(4, varint(1, 1000)),
  ]);
}

/** `NodeDef`. */
function node(operation: Operation): Buffer[] {
  const named = (op: string): Buffer[] => [bytes(1, operation.name), bytes(2, op)];
  switch (operation.kind) {
    case "input":
      return [
        ...named("Placeholder"),
        attribute("dtype", varint(6, operation.dtype)),
        attribute("shape", message(7, ...shape(operation.shape))),
      ];
    case "constant":
      return [
        ...named("Const"),
        attribute("dtype", varint(6, operation.value.dtype)),
        attribute("value", message(8, ...tensor(operation.value))),
      ];
    case "call":
      return [
        ...named(operation.op),
        ...operation.inputs.map((input) => bytes(3, input)),
        ...operation.attributes.map((one) => attribute(one.name, attributeValue(one))),
      ];
  }
}

/** An entry of the map of attributes. */
function attribute(name: string, value: Uint8Array): Buffer {
  return message(5, bytes(1, name), bytes(2, value));
}

/** `TensorShapeProto`. */
function shape(sizes: readonly number[]): Buffer[] {
  return sizes.map((size) => message(2, varint(1, size)));
}

/** `TensorProto`. */
function tensor({ dtype, shape: sizes, content }: Constant): Buffer[] {
  return [varint(1, dtype), message(2, ...shape(sizes)), bytes(4, content)];
}

/** How the value of each kind of attribute is written in an `AttrValue`, alone and in its list. */
const values: Readonly<Record<number, (field: number, value: never) => Buffer>> = {
  [kinds.TF_ATTR_STRING]: (_, value: string) => bytes(2, value),
  [kinds.TF_ATTR_INT]: (field, value: number) => varint(field, value),
  [kinds.TF_ATTR_FLOAT]: (field, value: number) => float(field, value),
  [kinds.TF_ATTR_BOOL]: (field, value: boolean) => varint(field, Number(value)),
  [kinds.TF_ATTR_TYPE]: (field, value: number) => varint(field, value),
};

/** The fields of `AttrValue`; its `ListValue` has the same. */
const fields: Readonly<Record<number, number>> = {
  [kinds.TF_ATTR_STRING]: 2,
  [kinds.TF_ATTR_INT]: 3,
  [kinds.TF_ATTR_FLOAT]: 4,
  [kinds.TF_ATTR_BOOL]: 5,
  [kinds.TF_ATTR_TYPE]: 6,
};

/** `AttrValue`. */
function attributeValue({ type, value }: OpAttribute): Buffer {
  if (type === kinds.TF_ATTR_SHAPE) return message(7, ...shape(value as number[]));
  const write = values[type]!;
  const one = (single: unknown): Buffer => write(fields[type]!, single as never);
  return Array.isArray(value) ? message(1, ...value.map(one)) : one(value);
}
