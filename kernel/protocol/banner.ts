import { typescriptVersion, version } from "./versions.js";

let text: Promise<string> | undefined;

/** What a console shows at its start: versions, and what computes the tensors. */
export function banner(): Promise<string> {
  text ??= compose();
  return text;
}

async function compose(): Promise<string> {
  // Read when a client asks, not before the sockets are open.
  const { nativeStatus } = await import("../../src/native/status.js");
  const { backend, version: tensorflow, cost } = nativeStatus();
  const computes =
    backend === "tensorflow"
      ? `TensorFlow ${tensorflow ?? ""}`.trim()
      : `the JavaScript backend (no libtensorflow was found): ${cost}`;
  return [
    `TrainLab ${version} · TypeScript ${typescriptVersion} · Node ${process.versions.node}`,
    `Tensors are computed by ${computes}.`,
    "At hand without an import: tf, dfd, lab, display. Help for a name: `tf.layers.dense?`",
  ].join("\n");
}
