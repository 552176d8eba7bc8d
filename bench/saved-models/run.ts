import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tensor } from "@tensorflow/tfjs-node";
import * as lab from "../../src/index.js";
import { tf } from "../../src/tf.js";

/**
 * Models that Keras made, imported and exported as SavedModels, loaded by TensorFlow in Python: the largest difference
 * of the predictions. `TRAINLAB_TENSORFLOW_PYTHON` names a Python with TensorFlow; default `python3`.
 */
const python = process.env["TRAINLAB_TENSORFLOW_PYTHON"] ?? "python3";
const root = join(import.meta.dirname, "../../..");
const fixtures = join(root, "test/import/fixtures");

interface Described {
  shape: number[];
  values: number[];
}

const { models } = JSON.parse(readFileSync(join(fixtures, "models.json"), "utf8")) as {
  models: Record<string, { inputs: Described[] }>;
};
const files = {
  attention: "keras",
  gates: "keras",
  image: "keras",
  nested: "keras",
  series: "keras",
  second: "h5",
  text: "keras",
};

const folder = mkdtempSync(join(tmpdir(), "saved-models-"));
try {
  const written: Record<string, Record<"inputs" | "outputs", Record<string, Described>>> = {};
  for (const [name, extension] of Object.entries(files)) {
    const model = await lab.import.keras(join(fixtures, `${name}.${extension}`));
    await lab.export.savedModel(model, join(folder, name));
    const { inputs } = models[name]!;
    const tensors = inputs.map(({ values, shape }, i) =>
      tf.tensor(values, shape, model.inputs[i]!.dtype),
    );
    const outputs = [model.predict(tensors.length === 1 ? tensors[0]! : tensors)].flat();
    written[name] = {
      inputs: Object.fromEntries(model.inputNames.map((key, i) => [key, inputs[i]!])),
      outputs: Object.fromEntries(model.outputNames.map((key, i) => [key, described(outputs[i]!)])),
    };
  }
  writeFileSync(join(folder, "models.json"), JSON.stringify(written));
  const check = join(root, "bench/saved-models/check.py");
  const report = JSON.parse(execFileSync(python, [check, folder], { encoding: "utf8" })) as {
    tensorflow: string;
    differences: Record<string, number>;
  };
  console.log(
    `TensorFlow ${report.tensorflow} in Python and model.predict: the largest difference`,
  );
  for (const [name, difference] of Object.entries(report.differences)) {
    console.log(`${name.padEnd(12)}${difference.toExponential(1)}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function described(tensor: Tensor): Described {
  return { shape: tensor.shape, values: [...tensor.dataSync()] };
}
