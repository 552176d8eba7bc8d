import * as attributes from "./attributes.js";
import type { CApi } from "./capi.js";
import * as dtypes from "./dtypes.js";
import { startEager } from "./eager.js";
import { createGraphs, type Graphs } from "./graphs.js";
import { executeOp } from "./operations.js";
import { createSavedModels } from "./saved-models.js";
import { createTensors, type TensorMetadata, type TensorValues } from "./tensors.js";

/**
 * What tfjs-node asks of its native part, as its own addon gives it (`dist/tfjs_binding.d.ts`), and `graphs`, which
 * only our code asks for.
 */
export interface Binding extends Readonly<typeof constants> {
  createTensor(shape: number[], dtype: number, values: TensorValues): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): TensorValues;
  executeOp(
    name: string,
    attributes: attributes.OpAttribute[],
    inputs: number[],
    outputCount: number,
  ): TensorMetadata[];
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(
    id: number,
    inputs: number[],
    inputNames: string,
    outputNames: string,
  ): TensorMetadata[];
  getNumOfSavedModels(): number;
  getNumOfTensors(): number;
  isUsingGpuDevice(): boolean;
  TF_Version: string;
  graphs: Graphs;
}

const constants = {
  TF_FLOAT: dtypes.TF_FLOAT,
  TF_INT32: dtypes.TF_INT32,
  TF_INT64: dtypes.TF_INT64,
  TF_BOOL: dtypes.TF_BOOL,
  TF_COMPLEX64: dtypes.TF_COMPLEX64,
  TF_STRING: dtypes.TF_STRING,
  TF_RESOURCE: dtypes.TF_RESOURCE,
  TF_UINT8: dtypes.TF_UINT8,
  TF_ATTR_STRING: attributes.TF_ATTR_STRING,
  TF_ATTR_INT: attributes.TF_ATTR_INT,
  TF_ATTR_FLOAT: attributes.TF_ATTR_FLOAT,
  TF_ATTR_BOOL: attributes.TF_ATTR_BOOL,
  TF_ATTR_TYPE: attributes.TF_ATTR_TYPE,
  TF_ATTR_SHAPE: attributes.TF_ATTR_SHAPE,
};

/** The binding over a loaded libtensorflow. Starts TensorFlow's eager runtime. */
export function createBinding(c: CApi): Binding {
  const eager = startEager(c);
  const tensors = createTensors(eager);
  const models = createSavedModels(eager, tensors);
  return {
    ...constants,
    createTensor: tensors.create,
    deleteTensor: tensors.delete,
    tensorDataSync: tensors.read,
    executeOp: (name, attrs, inputs, outputCount) =>
      executeOp(eager, tensors, name, attrs, inputs, outputCount),
    loadSavedModel: models.load,
    deleteSavedModel: models.delete,
    runSavedModel: models.run,
    getNumOfSavedModels: models.count,
    getNumOfTensors: tensors.count,
    isUsingGpuDevice: () => eager.gpu !== undefined,
    TF_Version: c.TF_Version(),
    graphs: createGraphs(eager, tensors),
  };
}

/** Stands in where there is no libtensorflow, until tfjs runs on its JavaScript backend: nothing in it runs. */
export function absentBinding(problem: string): Binding {
  const absent = (): never => {
    throw new Error(`libtensorflow is not loaded: ${problem}`);
  };
  return {
    ...constants,
    createTensor: absent,
    deleteTensor: absent,
    tensorDataSync: absent,
    executeOp: absent,
    loadSavedModel: absent,
    deleteSavedModel: absent,
    runSavedModel: absent,
    getNumOfSavedModels: () => 0,
    getNumOfTensors: () => 0,
    isUsingGpuDevice: () => false,
    TF_Version: "none",
    graphs: { load: absent, run: absent, delete: absent, count: () => 0 },
  };
}
