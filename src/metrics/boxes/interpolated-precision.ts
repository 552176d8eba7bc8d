import type { Match } from "./match-detections.js";

/** Recalls at which COCO reads the precision, rounded as numpy's `linspace` does. */
const recalls = Array.from({ length: 101 }, (_, i) => i * 0.01);

/**
 * Average precision of the detections of one class: at each recall the highest precision that is reached with it or
 * more, 0 where the recall is not reached.
 */
export function interpolatedPrecision(matches: readonly Match[], total: number): number {
  let hits = 0;
  const points = matches
    .toSorted((a, b) => b.score - a.score)
    .map(({ hit }, i) => {
      if (hit) hits++;
      return { recall: hits / total, precision: hits / (i + 1) };
    });
  let best = 0;
  const envelope = points
    .toReversed()
    .map((point) => {
      best = Math.max(best, point.precision);
      return { recall: point.recall, precision: best };
    })
    .toReversed();
  const at = (recall: number): number =>
    envelope.find((point) => point.recall >= recall)?.precision ?? 0;
  return recalls.reduce((sum, recall) => sum + at(recall), 0) / recalls.length;
}
