import { createRequire } from "node:module";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One of TensorFlow's protobuf messages: tfjs-node carries their classes, without types. */
interface Message {
  serializeBinary(): Uint8Array;
}
type Field = string | number | boolean | Message | (string | Message)[] | Record<string, Message>;

const classes = createRequire(import.meta.url)(
  "@tensorflow/tfjs-node/dist/proto/api_pb.js",
) as Record<string, unknown>;

/** Makes a message from its fields; a record of messages is a map field. */
function message(name: string, fields: Record<string, Field>): Message {
  const type = name.split(".").reduce<unknown>((at, key) => (at as typeof classes)[key], {
    ...classes,
  }) as new () => Message & Record<string, (value?: unknown) => Map<string, Message>>;
  const made = new type();
  for (const [field, value] of Object.entries(fields)) {
    const isMap =
      typeof value === "object" && !Array.isArray(value) && !("serializeBinary" in value);
    if (!isMap) made[`set${field}`]?.(value);
    else for (const [key, entry] of Object.entries(value)) made[`get${field}`]?.().set(key, entry);
  }
  return made;
}

const DT_FLOAT = 1;

/** Writes a SavedModel with one signature: `sum = x + y` and `product = x * y`, floats of any shape. */
export function writeSavedModel(folder: string): void {
  const graph = message("GraphDef", {
    Versions: message("VersionDef", { Producer: 1000 }),
    NodeList: [
      node("x", "Placeholder", [], "dtype"),
      node("y", "Placeholder", [], "dtype"),
      node("sum", "AddV2", ["x", "y"], "T"),
      node("product", "Mul", ["x", "y"], "T"),
    ],
  });
  const signature = message("SignatureDef", {
    MethodName: "tensorflow/serving/predict",
    InputsMap: { x: tensorInfo("x"), y: tensorInfo("y") },
    OutputsMap: { sum: tensorInfo("sum"), product: tensorInfo("product") },
  });
  const metaGraph = message("MetaGraphDef", {
    MetaInfoDef: message("MetaGraphDef.MetaInfoDef", { TagsList: ["serve"] }),
    GraphDef: graph,
    SignatureDefMap: { serving_default: signature },
  });
  const model = message("SavedModel", { SavedModelSchemaVersion: 1, MetaGraphsList: [metaGraph] });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "saved_model.pb"), model.serializeBinary());
}

function node(name: string, op: string, inputs: string[], typeAttribute: string): Message {
  return message("NodeDef", {
    Name: name,
    Op: op,
    InputList: inputs,
    AttrMap: { [typeAttribute]: message("AttrValue", { Type: DT_FLOAT }) },
  });
}

function tensorInfo(name: string): Message {
  const shape = message("TensorShape", { UnknownRank: true });
  return message("TensorInfo", { Name: `${name}:0`, Dtype: DT_FLOAT, TensorShape: shape });
}
