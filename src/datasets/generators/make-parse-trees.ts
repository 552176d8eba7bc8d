import { count } from "../../util/check.js";
import { random } from "../../util/random.js";
import { drawSentence, type Phrase } from "./sentiment-grammar.js";

export interface ParseTreesOptions {
  /** How many sentences; default 500. */
  samples?: number;
  /** Most clauses of a sentence; default 3. */
  clauses?: number;
  /** Seed; default 0. */
  seed?: number;
}

/** A word, or a phrase of two parts. */
export interface ParseTree {
  /** Sentiment: 0 very negative, 1 negative, 2 neutral, 3 positive, 4 very positive. */
  label: number;
  /** The words that it covers, with a space between. */
  text: string;
  /** The two parts; absent for a word. */
  children?: readonly [ParseTree, ParseTree];
}

/**
 * Sentences on films as binary parse trees with the sentiment of every word and phrase, in the form of the Stanford
 * Sentiment Treebank (R. Socher et al., 2013), drawn from a small grammar: "not" turns what follows, "very" makes it
 * stronger, after "but" the second clause counts. So the order of the words matters: what a recursive network can learn
 * and a bag of words cannot.
 *
 * @throws if `samples` or `clauses` is no whole number of at least 1.
 */
export function makeParseTrees({
  samples = 500,
  clauses = 3,
  seed = 0,
}: ParseTreesOptions = {}): ParseTree[] {
  count("samples", samples, 1);
  count("clauses", clauses, 1);
  const draws = random(seed);
  return Array.from({ length: samples }, () => labelled(drawSentence(clauses, draws)));
}

function labelled({ text, score, children }: Phrase): ParseTree {
  const label = score + 2;
  return children
    ? { label, text, children: [labelled(children[0]), labelled(children[1])] }
    : { label, text };
}
