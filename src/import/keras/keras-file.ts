import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { invalid } from "../../util/errors.js";
import { withHdf5, withHdf5Bytes, type Hdf5Group } from "./hdf5.js";

/** What a file of Keras holds. */
export interface KerasFile {
  /** The model's configuration, as JSON was read; absent in a file of weights alone. */
  readonly config: unknown;
  /** Version of Keras that wrote it, if it says so. */
  readonly version: string | undefined;
  /** Whether the weights lie as Keras 3 puts them, by the structure of the model, or by names, as before. */
  readonly structured: boolean;
  readonly weights: Hdf5Group;
}

/**
 * Opens a file for the time that `read` takes: `.keras`, or HDF5 with a model or with weights.
 *
 * @throws if it is neither.
 */
export async function withKerasFile<T>(
  path: string,
  read: (file: KerasFile) => Promise<T> | T,
): Promise<T> {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 2).toString("latin1") === "PK") {
    const { config, version, weights } = unpack(path, bytes);
    return withHdf5Bytes(weights, (root) =>
      read({ config, version, structured: true, weights: root }),
    );
  }
  if (bytes.subarray(1, 4).toString("latin1") === "HDF") {
    return withHdf5(path, (root) => read(hdf5File(root)));
  }
  throw invalid("path", { expected: "a .keras or HDF5 file of Keras", received: path });
}

function unpack(path: string, bytes: Uint8Array) {
  const entries = unzipSync(bytes);
  const weights = entries["model.weights.h5"];
  const json = (name: string): Record<string, unknown> | undefined => {
    const entry = entries[name];
    return entry && (JSON.parse(strFromU8(entry)) as Record<string, unknown>);
  };
  const config = json("config.json");
  if (weights && config) {
    return { config, version: json("metadata.json")?.["keras_version"] as string, weights };
  }
  throw invalid("path", {
    expected: "a file with config.json and model.weights.h5 in it",
    received: path,
    available: Object.keys(entries),
  });
}

function hdf5File(root: Hdf5Group): KerasFile {
  const config = root.text("model_config");
  const named = root.group("model_weights") ?? root;
  return {
    config: config === undefined ? undefined : JSON.parse(config),
    version: root.text("keras_version"),
    structured: named.keys().includes("vars"),
    weights: named,
  };
}
