import { random } from "../../util/random.js";
import { sample } from "../../util/sampling.js";

/** Points that a chart draws without becoming slow to look at. */
export const mostPoints = 5000;

/** What is drawn of many points: all, or as many as can be seen, the same ones each time. */
export interface Sampled<T> {
  points: readonly T[];
  /** Says that not all are drawn; absent where they are. */
  note?: string;
}

/** At most `limit` points, chosen at random, in their order. */
export function sampled<T>(points: readonly T[], limit = mostPoints): Sampled<T> {
  if (points.length <= limit) return { points };
  const chosen = sample(points.length, limit, random(0)).toSorted();
  return {
    points: Array.from(chosen, (at) => points[at]!),
    note: `${limit.toLocaleString("en-US")} of ${points.length.toLocaleString("en-US")} points, drawn at random`,
  };
}
