import type { LayersModel, Tensor, Tensor2D } from "@tensorflow/tfjs-node";
import { readLabels, sortedLabels, type LabelSource } from "../../data/labels.js";
import { extremes } from "../../data/statistics.js";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import type { GridValues } from "../images/grid-values.js";
import { columnValues, numberColumns, type PlotData } from "../parts/plot-columns.js";
import { tidied } from "../parts/tidied.js";
import { sampled } from "../parts/sampled.js";

/** A model of two inputs, or a function that does what its `predict` does. */
export type PlaneModel = LayersModel | ((points: Tensor2D) => Tensor);

export interface PlanePoints {
  /** Two columns of numbers, besides that of `y`: a frame, rows of two numbers, a tensor of shape `[samples, 2]`. */
  x: PlotData;
  /** Class of each sample, or the column of `x` that holds the classes. */
  y: LabelSource | string;
}

/** Samples in the plane, with what a model predicts all over it. */
export interface Plane {
  /** Names of the two columns. */
  axes: readonly [string, string];
  domains: readonly [readonly [number, number], readonly [number, number]];
  /** Names of the classes. */
  classes: readonly string[];
  points: readonly { x: number; y: number; class: string }[];
  note: string | undefined;
  /** What is predicted of each class; of a model with one output, of the second class alone. */
  outputs: readonly GridValues[];
}

const [columns, rows] = [121, 97];

/**
 * Predicts on a grid around the samples.
 * @throws if the samples have not two columns, or the model not one output or one for each class.
 */
export function predictPlane(model: PlaneModel, { x, y }: PlanePoints): Plane {
  const [across, up, ...more] = numberColumns(x).filter(({ name }) => name !== y);
  if (!across || !up || more.length > 0) {
    throw invalid("x", { expected: "two columns of numbers", received: 2 + more.length - (up ? 0 : 1) }); // prettier-ignore
  }
  const labels = readLabels("y", typeof y === "string" ? columnValues(x, y) : y);
  const classes = sortedLabels("y", labels).map(String);
  if (labels.length !== across.values.length) {
    throw invalid("y", { expected: `${across.values.length} labels`, received: labels.length });
  }
  const samples = labels.map((label, i) => ({
    x: across.values[i]!,
    y: up.values[i]!,
    class: String(label),
  }));
  const { points, note } = sampled(
    samples.filter((p) => Number.isFinite(p.x + p.y)),
    2000,
  );
  if (points.length === 0) {
    throw invalid("x", { expected: "a sample with both numbers", received: "none" });
  }
  const domains = [domainOf(across.values), domainOf(up.values)] as const;
  const outputs = predictGrid(model, domains);
  if (outputs.length > 1 && outputs.length < classes.length) {
    throw invalid("model", {
      expected: `1 or ${classes.length} outputs`,
      received: outputs.length,
    });
  }
  const named = outputs.length > classes.length ? outputs.map((_, i) => String(i)) : classes;
  return { axes: [across.name, up.name], domains, classes: named, points, note, outputs };
}

function predictGrid(model: PlaneModel, [across, up]: Plane["domains"]): GridValues[] {
  const places = Array.from({ length: columns * rows }, (_, at) => [
    across[0] + ((across[1] - across[0]) * (at % columns)) / (columns - 1),
    up[0] + ((up[1] - up[0]) * Math.floor(at / columns)) / (rows - 1),
  ]);
  return tidied(() => {
    const input = tf.tensor2d(places);
    const output = "predict" in model ? model.predict(input) : model(input);
    if (Array.isArray(output) || output.shape[0] !== places.length || output.rank > 2) {
      throw invalid("model", {
        expected: "one row of numbers for each sample",
        received: Array.isArray(output) ? "several outputs" : output.shape,
      });
    }
    const [, width = 1] = output.shape;
    const values = output.dataSync();
    return Array.from({ length: width }, (_, at) => ({
      columns,
      rows,
      values: Float64Array.from({ length: places.length }, (__, i) => values[i * width + at]!),
    }));
  });
}

/** From the lowest to the highest, with a margin. */
function domainOf(values: Float64Array): readonly [number, number] {
  const { min, max } = extremes(values.filter(Number.isFinite));
  const margin = 0.1 * (max - min) || 1;
  return [min - margin, max + margin];
}
