import type { LibraryHandle } from "koffi";
import type { Pointer } from "./libc.js";

/** C types by the names that the declarations below use. */
const cTypes = {
  pointer: "uintptr_t",
  int: "int",
  byte: "unsigned char",
  float: "float",
  size: "size_t",
  int64: "int64_t",
  text: "const char *",
  texts: "const char **",
  bytes: "void *",
  void: "void",
} as const;

/** The same in TypeScript. Integers come back as numbers: no size or dimension exceeds 2^53. */
interface JsTypes {
  pointer: Pointer;
  int: number;
  byte: number;
  float: number;
  size: number;
  int64: number;
  text: string;
  texts: readonly string[];
  bytes: NodeJS.TypedArray;
  void: void;
}

type CType = keyof typeof cTypes;

/**
 * The functions of TensorFlow's C API in use, result first, then the parameters in the order of
 * `tensorflow/c/c_api.h` and `tensorflow/c/eager/c_api.h`. A `pointer` to an array is the address of a `Scratch`.
 */
const declarations = {
  TF_Version: ["text"],

  TF_NewStatus: ["pointer"],
  TF_GetCode: ["int", "pointer"],
  TF_Message: ["text", "pointer"],

  TF_AllocateTensor: ["pointer", "int", "pointer", "int", "size"],
  TF_TensorData: ["pointer", "pointer"],
  TF_TensorByteSize: ["size", "pointer"],
  TF_TensorElementCount: ["int64", "pointer"],
  TF_DeleteTensor: ["void", "pointer"],

  TF_StringCopy: ["void", "pointer", "bytes", "size"],
  TF_StringDealloc: ["void", "pointer"],
  TF_StringGetDataPointer: ["pointer", "pointer"],
  TF_StringGetSize: ["size", "pointer"],

  TFE_NewContextOptions: ["pointer"],
  TFE_DeleteContextOptions: ["void", "pointer"],
  TFE_NewContext: ["pointer", "pointer", "pointer"],
  TFE_ContextListDevices: ["pointer", "pointer", "pointer"],
  TF_DeviceListCount: ["int", "pointer"],
  TF_DeviceListName: ["text", "pointer", "int", "pointer"],
  TF_DeviceListType: ["text", "pointer", "int", "pointer"],
  TF_DeleteDeviceList: ["void", "pointer"],

  TFE_NewTensorHandle: ["pointer", "pointer", "pointer"],
  TFE_TensorHandleResolve: ["pointer", "pointer", "pointer"],
  TFE_TensorHandleCopyToDevice: ["pointer", "pointer", "pointer", "text", "pointer"],
  TFE_TensorHandleDataType: ["int", "pointer"],
  TFE_TensorHandleNumDims: ["int", "pointer", "pointer"],
  TFE_TensorHandleDim: ["int64", "pointer", "int", "pointer"],
  TFE_DeleteTensorHandle: ["void", "pointer"],

  TFE_NewOp: ["pointer", "pointer", "pointer", "pointer"],
  TFE_DeleteOp: ["void", "pointer"],
  TFE_OpAddInput: ["void", "pointer", "pointer", "pointer"],
  TFE_OpSetAttrString: ["void", "pointer", "pointer", "bytes", "size"],
  TFE_OpSetAttrInt: ["void", "pointer", "pointer", "int64"],
  TFE_OpSetAttrIntList: ["void", "pointer", "pointer", "pointer", "int"],
  TFE_OpSetAttrFloat: ["void", "pointer", "pointer", "float"],
  TFE_OpSetAttrFloatList: ["void", "pointer", "pointer", "pointer", "int"],
  TFE_OpSetAttrBool: ["void", "pointer", "pointer", "byte"],
  TFE_OpSetAttrBoolList: ["void", "pointer", "pointer", "pointer", "int"],
  TFE_OpSetAttrType: ["void", "pointer", "pointer", "int"],
  TFE_OpSetAttrShape: ["void", "pointer", "pointer", "pointer", "int", "pointer"],
  TFE_Execute: ["void", "pointer", "pointer", "pointer", "pointer"],

  TF_NewBufferFromString: ["pointer", "bytes", "size"],
  TF_DeleteBuffer: ["void", "pointer"],
  TF_NewImportGraphDefOptions: ["pointer"],
  TF_DeleteImportGraphDefOptions: ["void", "pointer"],
  TF_GraphImportGraphDef: ["void", "pointer", "pointer", "pointer", "pointer"],
  TF_NewSession: ["pointer", "pointer", "pointer", "pointer"],

  TF_NewSessionOptions: ["pointer"],
  TF_SetConfig: ["void", "pointer", "bytes", "size", "pointer"],
  TF_DeleteSessionOptions: ["void", "pointer"],
  TF_NewGraph: ["pointer"],
  TF_DeleteGraph: ["void", "pointer"],
  TF_GraphOperationByName: ["pointer", "pointer", "text"],
  // options, run options, folder, tags, tag count, graph, meta graph, status
  // prettier-ignore
  TF_LoadSessionFromSavedModel: [
    "pointer", "pointer", "pointer", "text", "texts",
    "int", "pointer", "pointer", "pointer",
  ],
  // session, run options, inputs and their tensors, outputs and their tensors, targets, metadata, status
  // prettier-ignore
  TF_SessionRun: [
    "void", "pointer", "pointer", "pointer", "pointer", "int",
    "pointer", "pointer", "int", "pointer", "int", "pointer", "pointer",
  ],
  TF_DeleteSession: ["void", "pointer", "pointer"],
} as const satisfies Record<string, readonly [CType, ...CType[]]>;

type Declarations = typeof declarations;

type Parameters<Declared> = Declared extends readonly [CType, ...infer Rest]
  ? { [Index in keyof Rest]: Rest[Index] extends CType ? JsTypes[Rest[Index]] : never }
  : never;

/** Every declared function, ready to call. */
export type CApi = {
  [Name in keyof Declarations]: (
    ...args: Parameters<Declarations[Name]>
  ) => JsTypes[Declarations[Name][0]];
};

/** Looks the functions up in a loaded library. */
export function bindCApi(library: LibraryHandle): CApi {
  const functions = Object.entries(declarations).map(([name, [result, ...parameters]]) => [
    name,
    library.func(
      name,
      cTypes[result],
      parameters.map((type) => cTypes[type]),
    ),
  ]);
  return Object.fromEntries(functions) as CApi;
}
