import { nativeStatus } from "../../src/native/status.js";
import { typescriptVersion, version } from "./versions.js";

/** What a console shows at its start: versions, and what computes the tensors. Looks at files only. */
export function banner(): string {
  const { backend, version: tensorflow = "", cost } = nativeStatus();
  const computes =
    backend === "tensorflow"
      ? `TensorFlow ${tensorflow}`.trim()
      : `the JavaScript backend (no libtensorflow was found): ${cost}`;
  return [
    `TrainLab ${version} · TypeScript ${typescriptVersion} · Node ${process.versions.node}`,
    `Tensors are computed by ${computes}.`,
    "At hand without an import: tf, dfd, lab, display. Help for a name: `tf.layers.dense?`",
  ].join("\n");
}
