import type { Random } from "../../util/random.js";

/** A phrase of the grammar, as a binary tree. */
export interface Phrase {
  /** The words that it covers, with a space between. */
  readonly text: string;
  /** From -2 (very negative) to 2 (very positive). */
  readonly score: number;
  /** Absent for a word. */
  readonly children?: readonly [Phrase, Phrase];
}

const subjects = ["plot", "acting", "music", "ending", "script", "cast", "story", "camera"];
const verbs = ["is", "was", "seemed"];
const adjectives: readonly (readonly [word: string, score: number])[] = [
  ["good", 1],
  ["clever", 1],
  ["moving", 1],
  ["funny", 1],
  ["brilliant", 2],
  ["superb", 2],
  ["bad", -1],
  ["dull", -1],
  ["weak", -1],
  ["slow", -1],
  ["awful", -2],
  ["dreadful", -2],
];
const intensifiers = ["very", "really", "truly"];

/** What a word does to the phrase after it, or a conjunction to the clauses around it. */
const intensified = (score: number): number => Math.sign(score) * 2;
const negated = (score: number): number => -Math.sign(score);
const conjunctions: Readonly<Record<string, (left: number, right: number) => number>> = {
  // The second clause is the one that counts.
  but: (_, right) => right,
  // Two of one mind: the stronger; else they cancel.
  and: (left, right) => {
    if (Math.sign(left) !== Math.sign(right)) return 0;
    return Math.abs(left) > Math.abs(right) ? left : right;
  },
};

/** A sentence of up to `clauses` clauses: "the plot was not very good but the music is superb". */
export function drawSentence(clauses: number, draws: Random): Phrase {
  const size = 1 + draws.int(clauses);
  let sentence = drawClause(draws);
  for (let i = 1; i < size; i++) {
    const word = pick(Object.keys(conjunctions), draws);
    const clause = drawClause(draws);
    const rest = join(neutral(word), clause, clause.score);
    sentence = join(sentence, rest, conjunctions[word]!(sentence.score, clause.score));
  }
  return sentence;
}

function drawClause(draws: Random): Phrase {
  const subject = join(neutral("the"), neutral(pick(subjects, draws)), 0);
  const quality = drawQuality(draws);
  return join(subject, join(neutral(pick(verbs, draws)), quality, quality.score), quality.score);
}

function drawQuality(draws: Random): Phrase {
  const [text, score] = pick(adjectives, draws);
  let phrase: Phrase = { text, score };
  if (draws.next() < 0.35) {
    phrase = join(neutral(pick(intensifiers, draws)), phrase, intensified(phrase.score));
  }
  if (draws.next() < 0.3) phrase = join(neutral("not"), phrase, negated(phrase.score));
  return phrase;
}

function neutral(text: string): Phrase {
  return { text, score: 0 };
}

function join(left: Phrase, right: Phrase, score: number): Phrase {
  return { text: `${left.text} ${right.text}`, score, children: [left, right] };
}

function pick<T>(items: readonly T[], draws: Random): T {
  return items[draws.int(items.length)]!;
}
