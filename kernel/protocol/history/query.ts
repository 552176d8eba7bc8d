import type { HistoryEntry } from "./entry.js";
import { globToRegExp } from "./glob.js";

/** What a `history_request` may ask, with its defaults filled in. Entries are in the order of execution. */
export interface HistoryQuery {
  access: string;
  /** Entries at most, the newest of them; all by default. */
  n: number;
  /** Of `range`: 0 is the running session, -1 the one before. */
  session: number;
  /** Of `range`: first line, and the one after the last. */
  start: number;
  stop: number;
  /** Of `search`. */
  pattern: string;
  /** Of `search`: each input once, at its newest place. */
  unique: boolean;
}

type Access = (
  entries: readonly HistoryEntry[],
  query: HistoryQuery,
  current: number,
) => readonly HistoryEntry[];

const accesses: Readonly<Record<string, Access>> = {
  tail: (entries, { n }) => newest(entries, n),
  range(entries, { session, start, stop }, current) {
    const wanted = session > 0 ? session : current + session;
    return entries.filter(
      (entry) => entry.session === wanted && entry.line >= start && entry.line < stop,
    );
  },
  search(entries, { pattern, unique, n }) {
    const glob = globToRegExp(pattern);
    const found = entries.filter(({ input }) => glob.test(input));
    return newest(unique ? newestOfEach(found) : found, n);
  },
};

/** The entries that `query` asks for; `undefined` where it asks in a way that there is not. */
export function queryHistory(
  entries: readonly HistoryEntry[],
  query: HistoryQuery,
  current: number,
): readonly HistoryEntry[] | undefined {
  return accesses[query.access]?.(entries, query, current);
}

export const historyAccesses = Object.keys(accesses);

function newest(entries: readonly HistoryEntry[], n: number): readonly HistoryEntry[] {
  return entries.slice(Math.max(0, entries.length - n));
}

function newestOfEach(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const last = new Map(entries.map((entry) => [entry.input, entry]));
  return entries.filter((entry) => last.get(entry.input) === entry);
}
