import { bytes, message, varint } from "../graph/protobuf.js";

/** A tensor of a signature. */
export interface TensorInfo {
  /** The output of an operation: `"dense:0"`. */
  readonly port: string;
  /** TF_DataType. */
  readonly dtype: number;
  /** −1 where a size is free. */
  readonly shape: readonly number[];
}

export interface Signature {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly outputs: Readonly<Record<string, TensorInfo>>;
}

/** A `SavedModel` of one graph with one signature, serialised: `tensorflow/core/protobuf/saved_model.proto`. */
export function savedModelProto(graphDef: Uint8Array, signature: Signature): Uint8Array {
  const signatureDef = [
    ...tensorInfos(1, signature.inputs),
    ...tensorInfos(2, signature.outputs),
    bytes(3, "tensorflow/serving/predict"),
  ];
  const metaGraph = [
    message(1, bytes(4, "serve")),
    bytes(2, graphDef),
    message(5, bytes(1, "serving_default"), message(2, ...signatureDef)),
  ];
  return Buffer.concat([varint(1, 1), message(2, ...metaGraph)]);
}

/** A map of names to `TensorInfo`. */
function tensorInfos(field: number, infos: Readonly<Record<string, TensorInfo>>): Buffer[] {
  return Object.entries(infos).map(([name, { port, dtype, shape }]) => {
    const sizes = shape.map((size) => message(2, varint(1, size)));
    const info = [bytes(1, port), varint(2, dtype), message(3, ...sizes)];
    return message(field, bytes(1, name), message(2, ...info));
  });
}
