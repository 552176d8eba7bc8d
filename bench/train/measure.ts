import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Peer, Work } from "./peer.js";
import { start, type PeerName } from "./peers.js";
import { writeProblem } from "./problem.js";
import type { Row } from "./rows.js";

/** What is timed. */
export const timings = ["train", "predict", "evaluate"] as const;

export type Timing = (typeof timings)[number];

/** Milliseconds a step in each round, losses of the first steps, peak memory in MB; or why there are none. */
export type Measured =
  | ({ readonly losses: readonly number[]; readonly memory: number } & Readonly<
      Record<Timing, readonly number[]>
    >)
  | { readonly problem: string };

interface Place {
  readonly root: string;
  readonly python: string;
}

/** Measures the peers on a row: they take turns in each round. A peer that fails is left out from then on. */
export async function measure(
  row: Row,
  names: readonly PeerName[],
  rounds: number,
  { root, python }: Place,
): Promise<Record<string, Measured>> {
  const folder = mkdtempSync(join(tmpdir(), "trainlab-bench-"));
  writeProblem(row, folder);
  const peers = new Map<PeerName, Peer>();
  const results: Record<string, Measured> = {};
  const found = new Map<PeerName, Record<Work, number[]>>();
  try {
    for (const name of names) {
      peers.set(name, start(name, root, python, folder));
      found.set(name, { losses: [], train: [], predict: [], evaluate: [], memory: [] });
    }
    const ask = async (name: PeerName, work: Work, keep: boolean): Promise<void> => {
      const answer = results[name] ? "" : await peers.get(name)!.do(work);
      if (typeof answer !== "string") {
        if (keep) found.get(name)![work].push(...answer);
      } else results[name] ??= { problem: answer };
    };
    const all = async (works: readonly Work[], from: readonly PeerName[], keep: boolean) => {
      for (const name of from) for (const work of works) await ask(name, work, keep);
    };
    await all(["losses"], names, true);
    await all(timings, names, false); // unrecorded: what is compiled, is compiled now
    for (let round = 0; round < rounds; round++) await all(timings, rotated(names, round), true);
    await all(["memory"], names, true);
  } finally {
    await Promise.all([...peers.values()].map((peer) => peer.end()));
    rmSync(folder, { recursive: true });
  }
  for (const [name, { memory, ...measured }] of found) {
    results[name] ??= { ...measured, memory: memory[0]! };
  }
  return results;
}

/** Each round begins with another peer. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
