import type { KernelConfig, NamedTensorInfoMap, TensorInfo } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

/** Kernels of texts and of ragged and sparse rows that tfjs has in JavaScript only. */
const names = [
  "RaggedGather",
  "RaggedRange",
  "RaggedTensorToTensor",
  "SparseFillEmptyRows",
  "SparseReshape",
  "SparseSegmentMean",
  "SparseSegmentSum",
  "StringNGrams",
  "StringSplit",
  "StringToHashBucketFast",
] as const;

/** The same kernels for tfjs-node's backend: they run in JavaScript on copies of the values. */
export function kernelsFromJavaScript(tf: Tfjs): KernelConfig[] {
  return names.map((kernelName) => ({
    kernelName,
    backendName: "tensorflow",
    kernelFunc({ inputs, attrs = {}, backend }) {
      const script = tf.findBackend("cpu");
      const copied: TensorInfo[] = [];
      const copy = (tensor: TensorInfo): TensorInfo => {
        const { shape, dtype } = tensor;
        const values = (backend as Values).readSync(tensor.dataId);
        const made = { shape, dtype, dataId: script.write(values as never, shape, dtype) };
        copied.push(made);
        return made;
      };
      const { kernelFunc } = tf.getKernel(kernelName, "cpu");
      const result = kernelFunc({ inputs: mapInputs(inputs, copy), attrs, backend: script });
      const outputs = [result].flat().map((output) => {
        copied.push(output);
        const values = (script as unknown as Values).readSync(output.dataId);
        const { shape, dtype } = output;
        return { shape, dtype, dataId: (backend as Values).write(values, shape, dtype) };
      });
      for (const { dataId } of copied) script.disposeData(dataId);
      return Array.isArray(result) ? outputs : outputs[0]!;
    },
  }));
}

/** How backends read and write values. */
interface Values {
  readSync(dataId: object): unknown;
  write(values: unknown, shape: number[], dtype: string): object;
}

/** A tensor, or a list of tensors under one name. */
function mapInputs(
  inputs: NamedTensorInfoMap,
  copy: (tensor: TensorInfo) => TensorInfo,
): NamedTensorInfoMap {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(copy) : copy(value!),
    ]),
  ) as NamedTensorInfoMap;
}
