import { overlap, type Box } from "./boxes.js";

/** A detected box. */
export interface Detection {
  box: Box;
  score: number;
}

/** Whether a detection found a true box that no surer one had found. */
export interface Match {
  score: number;
  hit: boolean;
}

/**
 * Detections of one image and class, the surest first, each matched with the free true box that it overlaps most, the
 * later of equals, by at least `threshold`.
 */
export function matchDetections(
  truth: readonly Box[],
  detections: readonly Detection[],
  threshold: number,
): Match[] {
  const taken = new Set<number>();
  return detections.map(({ box, score }) => {
    let best = Math.min(threshold, 1 - 1e-10); // pycocotools: so that 1 can be reached
    let found: number | undefined;
    truth.forEach((object, i) => {
      if (taken.has(i)) return;
      const shared = overlap(box, object);
      if (shared < best) return;
      best = shared;
      found = i;
    });
    if (found !== undefined) taken.add(found);
    return { score, hit: found !== undefined };
  });
}
