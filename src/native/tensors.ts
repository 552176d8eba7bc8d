import { invalid } from "../util/errors.js";
import { numeric, TF_INT32, TF_RESOURCE, TF_STRING, type Values } from "./dtypes.js";
import { writeShape, type Eager } from "./eager.js";
import { libc, type Pointer } from "./libc.js";
import { cString, readPointer, writeInt64 } from "./memory.js";

/** What tfjs learns of a tensor that an operation made. */
export interface TensorMetadata {
  id: number;
  shape: number[];
  /** TF_DataType. */
  dtype: number;
}

/** What tfjs writes and reads: numbers, or the bytes of each string. */
export type TensorValues = Values | Uint8Array[];

/** The tensors that tfjs holds, by number. */
export interface Tensors {
  /**
   * Copies values into a new tensor; returns its number.
   *
   * @throws if the array's class does not fit `dtype`, or its length the shape.
   */
  create(shape: readonly number[], dtype: number, values: TensorValues): number;
  /** Copies a tensor's values out; strings and resources as bytes. */
  read(id: number): TensorValues;
  delete(id: number): void;
  count(): number;
  /** TensorFlow's handle of a tensor. */
  handle(id: number): Pointer;
  /** Takes over a handle. */
  adopt(handle: Pointer): TensorMetadata;
}

/** A `TF_TString`: 22 bytes of text in place, or a pointer to more. */
const stringBytes = 24;

export function createTensors(eager: Eager): Tensors {
  const { c, status, check } = eager;
  const { copyIn, copyOut, memset } = libc();
  const handles = new Map<number, Pointer>();
  let next = 0;

  function insert(made: Pointer): number {
    handles.set(next, made);
    return next++;
  }

  function handle(id: number): Pointer {
    const found = handles.get(id);
    if (found === undefined) {
      throw invalid("tensor", { expected: "one that is not disposed", received: `number ${id}` });
    }
    return found;
  }

  /** The caller deletes the tensor: the handle keeps its memory alive. */
  function handleOf(tensor: Pointer): Pointer {
    const made = c.TFE_NewTensorHandle(tensor, status);
    c.TF_DeleteTensor(tensor);
    check("createTensor");
    return made;
  }

  function createNumeric(shape: readonly number[], dtype: number, values: Values): Pointer {
    const type = numeric.get(dtype);
    if (!type?.accepts.some((array) => values instanceof array)) {
      throw invalid(`values of a tensor of ${type?.name ?? `type ${dtype}`}`, {
        expected: type?.accepts.map(({ name }) => name).join(" or ") ?? "a numeric type",
        received: values.constructor.name,
      });
    }
    const bytes = elements(shape) * type.bytes;
    if (values.byteLength !== bytes) {
      throw invalid(`values of a tensor of shape [${shape}]`, {
        expected: `${bytes} bytes of ${type.name}`,
        received: `${values.byteLength} bytes`,
      });
    }
    const tensor = c.TF_AllocateTensor(dtype, writeShape(eager, shape), shape.length, bytes);
    if (bytes > 0) copyIn(c.TF_TensorData(tensor), values, bytes);
    return handleOf(tensor);
  }

  /**
   * Long strings in memory that this side allocates would leak: TensorFlow frees such a tensor as plain bytes. So
   * a first tensor is filled, TensorFlow copies it to one of its own, and the strings of the first are freed.
   */
  function createStrings(shape: readonly number[], values: readonly Uint8Array[]): Pointer {
    if (values.length !== elements(shape)) {
      throw invalid(`values of a tensor of shape [${shape}]`, {
        expected: `${elements(shape)} strings`,
        received: `${values.length}`,
      });
    }
    const bytes = values.length * stringBytes;
    const tensor = c.TF_AllocateTensor(TF_STRING, writeShape(eager, shape), shape.length, bytes);
    const data = c.TF_TensorData(tensor);
    if (bytes > 0) memset(data, 0, bytes); // all zero is the empty string
    values.forEach((value, i) => {
      if (!(value instanceof Uint8Array)) {
        throw invalid("a string of a tensor", { expected: "its bytes", received: value });
      }
      c.TF_StringCopy(data + i * stringBytes, value, value.length);
    });
    const first = handleOf(tensor);
    try {
      return copyStrings(first);
    } finally {
      for (let i = 0; i < values.length; i++) c.TF_StringDealloc(data + i * stringBytes);
      c.TFE_DeleteTensorHandle(first);
    }
  }

  function copyStrings(source: Pointer): Pointer {
    const memory = eager.scratch(16);
    const op = c.TFE_NewOp(eager.context, cString("DeepCopy"), status);
    c.TFE_OpAddInput(op, source, status);
    c.TFE_OpSetAttrType(op, cString("T"), TF_STRING);
    writeInt64(memory, 1, 1);
    c.TFE_Execute(op, memory.address, memory.address + 8, status);
    c.TFE_DeleteOp(op);
    check("createTensor");
    return readPointer(memory, 0);
  }

  /** GPU kernels take int32 and strings from the host's memory. */
  function place(made: Pointer, dtype: number): Pointer {
    if (!eager.gpu || dtype === TF_INT32 || dtype === TF_STRING) return made;
    const placed = c.TFE_TensorHandleCopyToDevice(made, eager.context, eager.gpu, status);
    c.TFE_DeleteTensorHandle(made);
    check("createTensor");
    return placed;
  }

  function readNumeric(tensor: Pointer, dtype: number): Values {
    const bytes = c.TF_TensorByteSize(tensor);
    // A resource is its handle, serialised.
    const array = dtype === TF_RESOURCE ? Uint8Array : numeric.get(dtype)?.array;
    if (!array) {
      throw invalid("data type of a tensor to read", {
        expected: "a number, a string or a resource",
        received: `type ${dtype}`,
      });
    }
    const values = new array(bytes / new array(0).BYTES_PER_ELEMENT);
    if (bytes > 0) copyOut(values, c.TF_TensorData(tensor), bytes);
    return values;
  }

  function readStrings(tensor: Pointer): Uint8Array[] {
    const data = c.TF_TensorData(tensor);
    return Array.from({ length: c.TF_TensorElementCount(tensor) }, (_, i) => {
      const string = data + i * stringBytes;
      const text = new Uint8Array(c.TF_StringGetSize(string));
      if (text.length > 0) copyOut(text, c.TF_StringGetDataPointer(string), text.length);
      return text;
    });
  }

  return {
    create(shape, dtype, values) {
      const made = Array.isArray(values)
        ? createStrings(shape, values)
        : createNumeric(shape, dtype, values);
      return insert(place(made, dtype));
    },
    read(id) {
      const source = handle(id);
      const dtype = c.TFE_TensorHandleDataType(source);
      const tensor = c.TFE_TensorHandleResolve(source, status);
      check("tensorDataSync");
      try {
        return dtype === TF_STRING ? readStrings(tensor) : readNumeric(tensor, dtype);
      } finally {
        c.TF_DeleteTensor(tensor);
      }
    },
    delete(id) {
      c.TFE_DeleteTensorHandle(handle(id));
      handles.delete(id);
    },
    count: () => handles.size,
    handle,
    adopt(made) {
      const rank = c.TFE_TensorHandleNumDims(made, status);
      const shape: number[] = [];
      for (let i = 0; i < rank; i++) shape.push(c.TFE_TensorHandleDim(made, i, status));
      return { id: insert(made), shape, dtype: c.TFE_TensorHandleDataType(made) };
    },
  };
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
