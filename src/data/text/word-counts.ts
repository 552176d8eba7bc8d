import { invalid } from "../../util/errors.js";

export interface WordOptions {
  /** Whether "The" is "the"; default `true`. */
  lowercase?: boolean;
  /** What a word is: a regular expression, by default two or more letters, digits or underscores. */
  tokenPattern?: string;
  /** Words that do not count. */
  stopWords?: readonly string[];
  /** Shortest and longest run of words that counts as a term; default `[1, 1]`: single words. */
  ngramRange?: readonly [number, number];
}

/** Splits a text into terms, by options that are read once. */
export function termSplitter({
  lowercase = true,
  tokenPattern = "[\\p{L}\\p{N}_]{2,}",
  stopWords = [],
  ngramRange: [shortest, longest] = [1, 1],
}: WordOptions): (text: string) => string[] {
  if (!(Number.isInteger(shortest) && shortest >= 1 && longest >= shortest)) {
    throw invalid("ngramRange", {
      expected: "two whole numbers from 1, the second not smaller",
      received: [shortest, longest],
    });
  }
  const pattern = new RegExp(tokenPattern, "gu");
  const stops = new Set(stopWords);
  return (text) => {
    const words = ((lowercase ? text.toLowerCase() : text).match(pattern) ?? []).filter(
      (word) => !stops.has(word),
    );
    const terms: string[] = [];
    for (let size = shortest; size <= longest; size++) {
      for (let i = 0; i + size <= words.length; i++) terms.push(words.slice(i, i + size).join(" "));
    }
    return terms;
  };
}

export interface VocabularyOptions {
  /** Texts that a term must be in at least: a number, or below 1 a part of all; default 1. */
  minDf?: number;
  /** Texts that a term may be in at most: a number above 1, or a part of all; default 1.0, all. */
  maxDf?: number;
  /** How many terms stay, the most frequent ones; default: all. */
  maxFeatures?: number;
}

/**
 * The terms of texts in order of code units, and how many texts each is in.
 * @throws if none is left.
 */
export function chooseVocabulary(
  texts: readonly (readonly string[])[],
  { minDf = 1, maxDf = 1, maxFeatures = Infinity }: VocabularyOptions,
): { vocabulary: string[]; documents: number[] } {
  const documents = new Map<string, number>();
  const occurrences = new Map<string, number>();
  for (const terms of texts) {
    for (const term of terms) occurrences.set(term, (occurrences.get(term) ?? 0) + 1);
    for (const term of new Set(terms)) documents.set(term, (documents.get(term) ?? 0) + 1);
  }
  const least = minDf >= 1 ? minDf : minDf * texts.length;
  const most = maxDf > 1 ? maxDf : maxDf * texts.length;
  const vocabulary = [...documents.keys()]
    .filter((term) => documents.get(term)! >= least && documents.get(term)! <= most)
    .toSorted()
    .toSorted((a, b) =>
      Number.isFinite(maxFeatures) ? occurrences.get(b)! - occurrences.get(a)! : 0,
    )
    .slice(0, maxFeatures)
    .toSorted();
  if (vocabulary.length === 0) {
    throw invalid("texts", {
      expected: "at least one term within minDf and maxDf",
      received: `${documents.size} terms in ${texts.length} texts`,
    });
  }
  return { vocabulary, documents: vocabulary.map((term) => documents.get(term)!) };
}

/** How often each term of a vocabulary is in each text, row by row. */
export function countTerms(
  texts: readonly (readonly string[])[],
  vocabulary: readonly string[],
): Float64Array {
  const places = new Map(vocabulary.map((term, at) => [term, at]));
  const counts = new Float64Array(texts.length * vocabulary.length);
  texts.forEach((terms, row) => {
    for (const term of terms) {
      const at = places.get(term);
      if (at !== undefined) counts[row * vocabulary.length + at]!++;
    }
  });
  return counts;
}
