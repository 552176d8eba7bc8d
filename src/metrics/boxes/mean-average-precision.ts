import { readLabels, sortedLabels, type Label, type LabelSource } from "../../data/labels.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { checkSamples, readNumbers, type NumberSource } from "../numbers.js";
import { readBoxes, type Box, type BoxOptions } from "./boxes.js";
import { interpolatedPrecision } from "./interpolated-precision.js";
import { matchDetections, type Detection } from "./match-detections.js";

interface Labelled {
  label: Label;
  box: Box;
}

/** The true boxes of an image. */
export interface TrueBoxes {
  /** Shape [boxes, 4]; an empty array for an image without objects. */
  boxes: NumberSource;
  /** The class of each box. */
  labels: LabelSource;
}

/** The boxes that were found in an image. */
export interface DetectedBoxes extends TrueBoxes {
  /** How sure each box is; higher is surer. */
  scores: NumberSource;
}

export interface MeanAveragePrecisionOptions extends BoxOptions {
  /** IoU from which on a box counts as found; default COCO's 0.5, 0.55, … 0.95, of which the mean is taken. */
  thresholds?: readonly number[];
  /** The surest boxes of an image and class that are looked at; default 100. */
  maxDetections?: number;
}

/** How well boxes were found. */
export interface MeanAveragePrecision {
  /** Mean over classes and thresholds: COCO's "mAP". */
  map: number;
  /** Mean over the classes, for each threshold. */
  byThreshold: readonly { threshold: number; map: number }[];
  /** Mean over the thresholds, for each class that has true boxes. */
  byClass: readonly { label: string; map: number }[];
}

/** Rounded as numpy's `linspace` does, so that an overlap of exactly a threshold falls on the same side as there. */
const cocoThresholds = Array.from({ length: 10 }, (_, i) => 0.5 + i * ((0.95 - 0.5) / 9));

/**
 * Mean average precision (mAP) of detected boxes, as COCO defines it and pycocotools computes it (all sizes, no crowds):
 * in each image and class the surest detection takes the true box that it overlaps most, one detection a box; precision
 * is read at 101 recalls. Classes without true boxes are left out.
 *
 * @param truth the true boxes, a record for each image.
 * @param detected the detected boxes, a record for each image in the same order.
 * @throws if the two differ in length, boxes, labels and scores of an image do not fit each other, there is no true box,
 *   or an option is wrong.
 * @example
 * lab.metrics.meanAveragePrecision(
 *   [{ boxes: [[0, 0, 10, 10]], labels: ["cat"] }],
 *   [{ boxes: [[0, 0, 10, 9]], labels: ["cat"], scores: [0.9] }],
 * ).map; // 0.9
 */
export function meanAveragePrecision(
  truth: readonly TrueBoxes[],
  detected: readonly DetectedBoxes[],
  options: MeanAveragePrecisionOptions = {},
): MeanAveragePrecision {
  const { thresholds = cocoThresholds, maxDetections = 100 } = options;
  count("maxDetections", maxDetections, 1);
  const bad = thresholds.find((threshold) => !(threshold > 0 && threshold <= 1));
  if (bad !== undefined || thresholds.length === 0) {
    throw invalid("thresholds", { expected: "numbers above 0, to 1", received: thresholds });
  }
  checkSamples("detected", detected.length, truth.length);
  const images = truth.map((image, i) => ({
    truth: objectsOf(`truth[${i}]`, image, options),
    detected: detectionsOf(`detected[${i}]`, detected[i]!, options),
  }));
  const classes = sortedLabels(
    "labels",
    images.flatMap((image) => image.truth.map(({ label }) => label)),
  );
  if (classes.length === 0) {
    throw invalid("truth", { expected: "at least one true box", received: "none" });
  }
  const precisions = classes.map((label) => {
    const ofClass = images.map((image) => ({
      truth: image.truth.filter((object) => object.label === label).map(({ box }) => box),
      detected: surest(
        image.detected.filter((object) => object.label === label),
        maxDetections,
      ),
    }));
    const total = ofClass.reduce((sum, image) => sum + image.truth.length, 0);
    return thresholds.map((threshold) =>
      interpolatedPrecision(
        ofClass.flatMap((image) => matchDetections(image.truth, image.detected, threshold)),
        total,
      ),
    );
  });
  return {
    map: mean(precisions.flat()),
    byThreshold: thresholds.map((threshold, i) => ({
      threshold,
      map: mean(precisions.map((row) => row[i]!)),
    })),
    byClass: classes.map((label, i) => ({ label: String(label), map: mean(precisions[i]!) })),
  };
}

function objectsOf(
  argument: string,
  { boxes, labels }: TrueBoxes,
  options: BoxOptions,
): Labelled[] {
  const read = readBoxes(`${argument}.boxes`, boxes, options);
  if (read.length === 0) return [];
  const names = readLabels(`${argument}.labels`, labels);
  checkEach(`${argument}.labels`, "labels", names.length, read.length);
  return read.map((box, i) => ({ box, label: names[i]! }));
}

function detectionsOf(
  argument: string,
  detected: DetectedBoxes,
  options: BoxOptions,
): (Labelled & Detection)[] {
  const objects = objectsOf(argument, detected, options);
  if (objects.length === 0) return [];
  const { values } = readNumbers(`${argument}.scores`, detected.scores);
  checkEach(`${argument}.scores`, "scores", values.length, objects.length);
  return objects.map((object, i) => ({ ...object, score: values[i]! }));
}

function checkEach(argument: string, what: string, found: number, boxes: number): void {
  if (found === boxes) return;
  throw invalid(argument, { expected: `${boxes} ${what}, one a box`, received: found });
}

/** The surest first; the earlier of equals. */
function surest(detections: readonly Detection[], limit: number): Detection[] {
  return detections.toSorted((a, b) => b.score - a.score).slice(0, limit);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
