import type { CApi } from "./capi.js";
import type { Pointer } from "./libc.js";
import { allocateScratch, writeInt64, type Scratch } from "./memory.js";
import { TensorFlowError } from "./tensorflow-error.js";

/** TensorFlow's eager runtime in this process, and what every call to it needs. */
export interface Eager {
  c: CApi;
  context: Pointer;
  /** Filled by each call that can fail; ask `check` right after. */
  status: Pointer;
  /** Name of the first GPU; absent where everything runs on the CPU. */
  gpu?: string;
  /** Throws what the last call left in `status`; `operation` says in the message what failed. */
  check(operation: string): void;
  /** Arguments of the next call; at least `bytes` long. Valid until it is asked for again. */
  scratch(bytes: number): Scratch;
}

/** Starts the eager runtime: its threads and its devices. */
export function startEager(c: CApi): Eager {
  const status = c.TF_NewStatus();
  const check = (operation: string): void => {
    const code = c.TF_GetCode(status);
    if (code !== 0) throw new TensorFlowError(operation, code, c.TF_Message(status));
  };

  const options = c.TFE_NewContextOptions();
  const context = c.TFE_NewContext(options, status);
  c.TFE_DeleteContextOptions(options);
  check("TFE_NewContext");

  let memory = allocateScratch(4096);
  const scratch = (bytes: number): Scratch => {
    if (bytes > memory.bytes) memory = allocateScratch(2 * bytes, memory);
    return memory;
  };

  const eager: Eager = { c, context, status, check, scratch };
  const gpu = firstGpu(eager);
  return gpu ? { ...eager, gpu } : eager;
}

/** Writes a shape to the scratch memory as int64; returns its address. */
export function writeShape(eager: Eager, shape: readonly number[]): Pointer {
  const memory = eager.scratch(8 * shape.length);
  for (let i = 0; i < shape.length; i++) writeInt64(memory, i, shape[i] as number);
  return memory.address;
}

function firstGpu({ c, context, status, check }: Eager): string | undefined {
  const devices = c.TFE_ContextListDevices(context, status);
  check("TFE_ContextListDevices");
  const indices = Array.from({ length: c.TF_DeviceListCount(devices) }, (_, index) => index);
  const gpu = indices.find((index) => c.TF_DeviceListType(devices, index, status) === "GPU");
  const name = gpu === undefined ? undefined : c.TF_DeviceListName(devices, gpu, status);
  c.TF_DeleteDeviceList(devices);
  return name;
}
