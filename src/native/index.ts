export { hookTfjsNode } from "./hook.js";
export {
  locateLibtensorflow,
  tensorflowVersion,
  type Libtensorflow,
  type LibtensorflowSearch,
  type LibtensorflowSource,
  type LocateOptions,
  type Miss,
} from "./locate.js";
export { nativeStatus, type NativeStatus } from "./status.js";
export { TensorFlowError } from "./tensorflow-error.js";
