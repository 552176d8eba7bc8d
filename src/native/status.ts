import { locateLibtensorflow, type LibtensorflowSource, type Miss } from "./locate.js";
import { loadedNative } from "./loaded.js";

/** Which backend `tf` runs on in this process, or will once it is loaded. */
export interface NativeStatus {
  /** `"tensorflow"`: native code; `"cpu"`: tfjs's own in JavaScript. */
  backend: "tensorflow" | "cpu";
  /** Version of libtensorflow; absent without one, or while only the unloaded library knows. */
  version?: string;
  /** The library's file. */
  path?: string;
  source?: LibtensorflowSource;
  /** What the `"cpu"` backend costs, in words for the user. */
  cost?: string;
  /** Why the library that was found does not load, in the system's words. */
  problem?: string;
  /** Places without a libtensorflow, in the order they were looked at. */
  missed: Miss[];
}

const cost =
  "training runs in plain JavaScript, about 10 to 100 times slower, and SavedModels, image decoding and TensorBoard logs do not work";

/** Tells the backend from the files on disk, or from the library where it was loaded. Loads nothing. */
export function nativeStatus(): NativeStatus {
  const native = loadedNative();
  const { found, missed } = native?.search ?? locateLibtensorflow();
  if (!found) return { backend: "cpu", cost, missed };
  const { path, source } = found;
  if (native?.problem)
    return { backend: "cpu", cost, path, source, problem: native.problem, missed };
  const version = native?.binding.TF_Version ?? found.version;
  return { backend: "tensorflow", ...(version && { version }), path, source, missed };
}
