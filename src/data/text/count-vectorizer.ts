import {
  vectorizer,
  type Vectorizer,
  type VectorizerMethod,
  type VectorizerOptions,
} from "./vectorizer.js";

export interface CountVectorizerOptions extends VectorizerOptions {
  /** Whether it counts only that a term is there: 1, however often; default `false`. */
  binary?: boolean;
}

export type CountVectorizer = Vectorizer<"countVectorizer", CountVectorizerOptions>;

/**
 * Bag of words: how often each term is in each text, as a tensor with a column for each term in order of code units.
 * Semantics and defaults of scikit-learn's `CountVectorizer`, but that the tensor is not sparse: mind `maxFeatures`. A
 * missing text is one without words.
 *
 * @throws if an option makes no sense, something is no text, or no term is left to count.
 * @example
 * const words = lab.data.countVectorizer({ minDf: 2 }).fit(train["text"]);
 * const x = words.transform(train["text"]);
 */
export function countVectorizer(options: CountVectorizerOptions = {}): CountVectorizer {
  return vectorizer(counting, options);
}

export const counting: VectorizerMethod<"countVectorizer", CountVectorizerOptions> = {
  name: "countVectorizer",
  weigh(counts, _, { binary = false }) {
    if (!binary) return;
    for (let i = 0; i < counts.length; i++) counts[i] = Math.min(1, counts[i]!);
  },
};
