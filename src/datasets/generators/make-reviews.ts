import type { DataFrame } from "danfojs-node";
import { makeFrame } from "../../data/frame/make.js";
import { count } from "../../util/check.js";
import { random, type Random } from "../../util/random.js";
import { drawSentence, type Phrase } from "./sentiment-grammar.js";

export interface ReviewsOptions {
  /** How many reviews; default 1000. */
  samples?: number;
  /** Most sentences of a review; default 3. */
  sentences?: number;
  /** Seed; default 0. */
  seed?: number;
}

/**
 * Short reviews of films with their sentiment: columns `text` (with capitals and full stops) and `sentiment`,
 * "positive" or "negative", about half each. Drawn from a small grammar in which "not", "very" and "but" matter; a
 * review's sentiment is that of its sentences together, which is never balanced.
 *
 * @throws if `samples` or `sentences` is no whole number of at least 1.
 * @example
 * const reviews = lab.datasets.makeReviews({ samples: 2000, seed: 1 });
 */
export function makeReviews({
  samples = 1000,
  sentences = 3,
  seed = 0,
}: ReviewsOptions = {}): DataFrame {
  count("samples", samples, 1);
  count("sentences", sentences, 1);
  const draws = random(seed);
  const reviews = Array.from({ length: samples }, () => drawReview(sentences, draws));
  return makeFrame([
    { name: "text", values: reviews.map((parts) => parts.map(written).join(" ")) },
    {
      name: "sentiment",
      values: reviews.map((parts) => (total(parts) > 0 ? "positive" : "negative")),
    },
  ]);
}

function drawReview(sentences: number, draws: Random): Phrase[] {
  for (;;) {
    const parts = Array.from({ length: 1 + draws.int(sentences) }, () => drawSentence(2, draws));
    if (total(parts) !== 0) return parts;
  }
}

function total(parts: readonly Phrase[]): number {
  return parts.reduce((sum, { score }) => sum + score, 0);
}

function written({ text }: Phrase): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
