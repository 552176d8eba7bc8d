import type { Tensor2D } from "@tensorflow/tfjs-node";
import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { formatCount } from "../../display/numbers.js";
import { tf } from "../../tf.js";
import { count } from "../../util/check.js";
import { requireFitted, type TransformerJson } from "../transformer.js";
import { readTexts, type Texts } from "./texts.js";

export interface TextVectorizationOptions {
  /** Most tokens of the vocabulary, padding and unknown among them; default: all. */
  maxTokens?: number;
  /** Length of every row: longer texts are cut, shorter ones padded with 0; default: that of the longest text. */
  outputSequenceLength?: number;
}

/** Turns texts into rows of token numbers. */
export interface TextVectorization extends Displayable {
  /** The tokens by number: "" (padding), "[UNK]" (unknown), then the most frequent first; `undefined` before `fit`. */
  readonly vocabulary: readonly string[] | undefined;
  /** Learns the words of texts, forgetting what was learnt before; returns itself. */
  fit(texts: Texts): this;
  /** Token numbers as int32, shape [texts, length]. Yours to dispose of. */
  transform(texts: Texts): Tensor2D;
  /** `fit`, then `transform`, on the same texts. */
  fitTransform(texts: Texts): Tensor2D;
  /** Words of token numbers, without padding. */
  inverseTransform(tokens: Tensor2D): string[];
  toJSON(): TextVectorizationJson;
}

export interface TextVectorizationJson extends TransformerJson {
  transformer: "textVectorization";
  options: TextVectorizationOptions;
  vocabulary?: readonly string[];
}

const padding = "";
const unknown = "[UNK]";
const punctuation = /[!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~']/g;

/**
 * Numbers the words of texts, for an embedding layer: lower case, without punctuation, split at white space; 0 is
 * padding, 1 a word that was not learnt, then the words by how frequent they are. Semantics, numbering and defaults of
 * Keras's `TextVectorization` layer with `output_mode="int"`. For bags of words see `countVectorizer`. A missing text is
 * one without words.
 *
 * @throws if an option is no whole number (of at least 3 tokens or 1 place), or something is no text.
 * @example
 * const words = lab.data.textVectorization({ maxTokens: 1000, outputSequenceLength: 20 }).fit(train["text"]);
 * model.add(tf.layers.embedding({ inputDim: words.vocabulary.length, outputDim: 16, inputLength: 20 }));
 */
export function textVectorization(options: TextVectorizationOptions = {}): TextVectorization {
  const { maxTokens, outputSequenceLength } = options;
  if (maxTokens !== undefined) count("maxTokens", maxTokens, 3);
  if (outputSequenceLength !== undefined) count("outputSequenceLength", outputSequenceLength, 1);
  return new TokenNumbers(options);
}

/** The vectorization that `toJSON` described. */
export function restoreTextVectorization(json: TextVectorizationJson): TextVectorization {
  return new TokenNumbers(json.options, json.vocabulary);
}

class TokenNumbers implements TextVectorization {
  readonly #options: TextVectorizationOptions;
  #vocabulary: readonly string[] | undefined;

  constructor(options: TextVectorizationOptions, vocabulary?: readonly string[]) {
    this.#options = options;
    this.#vocabulary = vocabulary;
  }

  get vocabulary(): readonly string[] | undefined {
    return this.#vocabulary;
  }

  fit(texts: Texts): this {
    const counts = new Map<string, number>();
    for (const word of readTexts(texts).flatMap(wordsOf)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    // Of equally frequent words the last by code unit comes first: so does Keras.
    const words = [...counts.keys()]
      .toSorted()
      .toReversed()
      .toSorted((a, b) => counts.get(b)! - counts.get(a)!);
    this.#vocabulary = [padding, unknown, ...words].slice(0, this.#options.maxTokens);
    return this;
  }

  transform(texts: Texts): Tensor2D {
    const vocabulary = requireFitted("textVectorization", this.#vocabulary);
    const numbers = new Map(vocabulary.map((word, number) => [word, number]));
    const rows = readTexts(texts).map(wordsOf);
    const longest = rows.reduce((length, words) => Math.max(length, words.length), 1);
    const length = this.#options.outputSequenceLength ?? longest;
    const tokens = new Int32Array(rows.length * length);
    rows.forEach((words, row) => {
      words.slice(0, length).forEach((word, i) => {
        tokens[row * length + i] = numbers.get(word) ?? 1;
      });
    });
    return tf.tensor2d(tokens, [rows.length, length], "int32");
  }

  fitTransform(texts: Texts): Tensor2D {
    return this.fit(texts).transform(texts);
  }

  inverseTransform(tokens: Tensor2D): string[] {
    const vocabulary = requireFitted("textVectorization", this.#vocabulary);
    return tokens.arraySync().map((row) =>
      row
        .filter((number) => number !== 0)
        .map((number) => vocabulary[number] ?? unknown)
        .join(" "),
    );
  }

  toJSON(): TextVectorizationJson {
    return {
      transformer: "textVectorization",
      options: this.#options,
      ...(this.#vocabulary ? { vocabulary: this.#vocabulary } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    if (!this.#vocabulary) return { "text/plain": "textVectorization, not fitted" };
    return { "text/plain": `textVectorization: ${formatCount(this.#vocabulary.length)} tokens` };
  }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(punctuation, "")
    .split(/\s+/)
    .filter((word) => word !== "");
}
