import type { Tensor2D } from "@tensorflow/tfjs-node";
import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { formatCount } from "../../display/numbers.js";
import { tf } from "../../tf.js";
import { requireFitted, type TransformerJson } from "../transformer.js";
import { readTexts, type Texts } from "./texts.js";
import {
  chooseVocabulary,
  countTerms,
  termSplitter,
  type VocabularyOptions,
  type WordOptions,
} from "./word-counts.js";

export interface VectorizerOptions extends WordOptions, VocabularyOptions {}

/** What was learnt of texts. */
export interface LearntVocabulary {
  /** The terms, in the order of the columns. */
  vocabulary: readonly string[];
  /** How many texts each term is in. */
  documents: readonly number[];
  /** How many texts there were. */
  texts: number;
}

/** Turns texts into rows of numbers, a column for each term. */
export interface Vectorizer<Name extends string, Options> extends Displayable {
  /** What was learnt; `undefined` before `fit`. */
  readonly learnt: LearntVocabulary | undefined;
  /** Learns the terms of texts, forgetting what was learnt before; returns itself. */
  fit(texts: Texts): this;
  /** float32, shape [texts, terms]; terms that were not learnt do not count. Yours to dispose of. */
  transform(texts: Texts): Tensor2D;
  /** `fit`, then `transform`, on the same texts. */
  fitTransform(texts: Texts): Tensor2D;
  toJSON(): VectorizerJson<Name, Options>;
}

export interface VectorizerJson<Name extends string, Options> extends TransformerJson {
  transformer: Name;
  options: Options;
  learnt?: LearntVocabulary;
}

/** One kind of vectorizer. */
export interface VectorizerMethod<Name extends string, Options extends VectorizerOptions> {
  name: Name;
  /** Complains about options that make no sense. */
  check?(options: Options): void;
  /** Turns the counts of each text's terms into what comes out, in place. */
  weigh(counts: Float64Array, learnt: LearntVocabulary, options: Options): void;
}

export function vectorizer<Name extends string, Options extends VectorizerOptions>(
  method: VectorizerMethod<Name, Options>,
  options: Options,
  learnt?: LearntVocabulary,
): Vectorizer<Name, Options> {
  method.check?.(options);
  return new TermVectorizer(method, options, learnt);
}

/** Makes the vectorizers of a method from their JSON. */
export function restoreVectorizer<Name extends string, Options extends VectorizerOptions>(
  method: VectorizerMethod<Name, Options>,
): (json: VectorizerJson<Name, Options>) => Vectorizer<Name, Options> {
  return ({ options, learnt }) => vectorizer(method, options, learnt);
}

class TermVectorizer<Name extends string, Options extends VectorizerOptions> implements Vectorizer<
  Name,
  Options
> {
  readonly #method: VectorizerMethod<Name, Options>;
  readonly #options: Options;
  readonly #split: (text: string) => string[];
  #learnt: LearntVocabulary | undefined;

  constructor(
    method: VectorizerMethod<Name, Options>,
    options: Options,
    learnt: LearntVocabulary | undefined,
  ) {
    this.#method = method;
    this.#options = options;
    this.#split = termSplitter(options);
    this.#learnt = learnt;
  }

  get learnt(): LearntVocabulary | undefined {
    return this.#learnt;
  }

  fit(texts: Texts): this {
    const terms = readTexts(texts).map(this.#split);
    this.#learnt = { ...chooseVocabulary(terms, this.#options), texts: terms.length };
    return this;
  }

  transform(texts: Texts): Tensor2D {
    const learnt = requireFitted(this.#method.name, this.#learnt);
    const terms = readTexts(texts).map(this.#split);
    const counts = countTerms(terms, learnt.vocabulary);
    this.#method.weigh(counts, learnt, this.#options);
    return tf.tensor2d(Float32Array.from(counts), [terms.length, learnt.vocabulary.length]);
  }

  fitTransform(texts: Texts): Tensor2D {
    return this.fit(texts).transform(texts);
  }

  toJSON(): VectorizerJson<Name, Options> {
    return {
      transformer: this.#method.name,
      options: this.#options,
      ...(this.#learnt ? { learnt: this.#learnt } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    const { name } = this.#method;
    if (!this.#learnt) return { "text/plain": `${name}, not fitted` };
    const { vocabulary, texts } = this.#learnt;
    const [terms, from] = [formatCount(vocabulary.length), formatCount(texts)];
    return { "text/plain": `${name}: ${terms} terms from ${from} texts` };
  }
}
