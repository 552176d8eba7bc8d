import type { CompletionMatch } from "./compiler.js";
import type { FoundMatch } from "./completion.js";

/** What a completion that is not described in full is called by TypeScript where it is exported by a namespace. */
const unknown = "variable";

/** Describes a match; `undefined` where there is nothing to say. */
export type Describe = (match: FoundMatch) => Promise<CompletionMatch | undefined>;

/**
 * What the members of namespaces are. TypeScript tells of each by itself, a millisecond each: the first list of `tf.`
 * does not wait for all of them, the next has them.
 */
export class MemberKinds {
  readonly #kinds = new Map<string, Map<string, string>>();
  #turn = 0;

  /** Ends what is still being learnt: TypeScript answers about the text of the last list only. */
  interrupt(): void {
    this.#turn++;
  }

  /** A match with its kind, as far as it is known of `receiver`'s members. */
  known(receiver: string, match: CompletionMatch): CompletionMatch {
    const type = match.type === unknown && this.#kinds.get(receiver)?.get(match.text);
    return type ? { ...match, type } : match;
  }

  /** Asks about those that are not known yet, until it is interrupted. */
  async learn(receiver: string, matches: readonly FoundMatch[], describe: Describe): Promise<void> {
    const turn = this.#turn;
    const kinds = this.#kinds.get(receiver) ?? new Map<string, string>();
    this.#kinds.set(receiver, kinds);
    for (const match of matches) {
      if (match.type !== unknown || kinds.has(match.text)) continue;
      const described = await describe(match);
      if (this.#turn !== turn) return;
      if (described) kinds.set(match.text, described.type);
    }
  }
}
