import type { NumberSource } from "../numbers.js";
import { overlap, readBoxes, type BoxOptions } from "./boxes.js";

/**
 * Intersection over union (IoU) of boxes: how much of what two boxes cover together both of them cover; 0 to 1. Equal to
 * pycocotools' `mask.iou`; 0 where neither has an area.
 *
 * @param a boxes, shape [boxes, 4], in pixels or any unit.
 * @param b other boxes.
 * @returns a row for each box of `a`, with a column for each box of `b`.
 * @throws if a box is not four finite numbers, or ends before it begins.
 * @example
 * lab.metrics.iou([[0, 0, 2, 2]], [[1, 0, 3, 2], [5, 5, 6, 6]]); // [[1/3, 0]]
 */
export function iou(a: NumberSource, b: NumberSource, options: BoxOptions = {}): number[][] {
  const others = readBoxes("b", b, options);
  return readBoxes("a", a, options).map((box) => others.map((other) => overlap(box, other)));
}
