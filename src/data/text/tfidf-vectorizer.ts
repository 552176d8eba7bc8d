import { invalid } from "../../util/errors.js";
import {
  vectorizer,
  type Vectorizer,
  type VectorizerMethod,
  type VectorizerOptions,
} from "./vectorizer.js";

export interface TfidfVectorizerOptions extends VectorizerOptions {
  /** Size that each row is brought to: by the root of the sum of squares, the sum, or not at all; default `"l2"`. */
  norm?: keyof typeof norms | null;
  /** Whether rare terms count more; default `true`. */
  useIdf?: boolean;
  /** Whether every term is counted as if in one more text, which leaves no division by 0; default `true`. */
  smoothIdf?: boolean;
  /** Whether a count of n becomes 1 + ln n; default `false`. */
  sublinearTf?: boolean;
}

export type TfidfVectorizer = Vectorizer<"tfidfVectorizer", TfidfVectorizerOptions>;

const norms = {
  l1: (row: Float64Array): number => row.reduce((sum, value) => sum + Math.abs(value), 0),
  l2: (row: Float64Array): number => Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)),
};

/**
 * tf-idf: counts of terms, times ln((1 + texts) / (1 + texts with the term)) + 1, each row scaled to length 1. Semantics
 * and defaults of scikit-learn's `TfidfVectorizer`; K. Spärck Jones (1972). Else as `countVectorizer`.
 *
 * @throws as `countVectorizer`, and if the norm is unknown.
 */
export function tfidfVectorizer(options: TfidfVectorizerOptions = {}): TfidfVectorizer {
  return vectorizer(weighting, options);
}

export const weighting: VectorizerMethod<"tfidfVectorizer", TfidfVectorizerOptions> = {
  name: "tfidfVectorizer",
  check({ norm = "l2" }) {
    if (norm === null || Object.hasOwn(norms, norm)) return;
    throw invalid("norm", {
      expected: "a norm or null",
      received: norm,
      available: Object.keys(norms),
    });
  },
  weigh(counts, { documents, texts }, options) {
    const { norm = "l2", useIdf = true, smoothIdf = true, sublinearTf = false } = options;
    const extra = smoothIdf ? 1 : 0;
    const idf = documents.map((seen) =>
      useIdf ? Math.log((texts + extra) / (seen + extra)) + 1 : 1,
    );
    for (let from = 0; from < counts.length; from += idf.length) {
      const row = counts.subarray(from, from + idf.length);
      row.forEach((count, i) => {
        if (count > 0) row[i] = (sublinearTf ? 1 + Math.log(count) : count) * idf[i]!;
      });
      const size = norm === null ? 1 : norms[norm](row) || 1;
      row.forEach((value, i) => (row[i] = value / size));
    }
  },
};
