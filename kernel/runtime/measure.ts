import { runIn, type CellContext } from "./context.js";
import { resume } from "./interrupted.js";
import type { Measure, Measurement, Timing } from "./messages.js";

/** Seconds that a run takes at least where the number of loops is ours to choose: the clock and chance count little. */
const longEnough = 0.2;

/** Runs a cell as often as `measure` says, and takes the time. `value` is that of the last time. */
export async function measured(
  cell: () => Promise<unknown>,
  measure: Measure,
  context: CellContext,
): Promise<{ value: unknown; measurement: Measurement }> {
  let value: unknown;
  const repeatCell = async (loops: number): Promise<void> => {
    // A cell without `await` notices here that it was stopped.
    for (let loop = 0; loop < loops; loop++) value = resume(await cell());
  };
  return runIn(context, async () => {
    const repeat = measure.what === "cell" ? repeatCell : calls((await cell()) as () => unknown);
    const loops = measure.loops ?? (await loopsFor(repeat));
    const runs: Timing[] = [];
    while (runs.length < measure.runs) runs.push(await timed(() => repeat(loops)));
    return { value, measurement: { loops, runs } };
  });
}

type Repeat = (loops: number) => Promise<void> | void;

function calls(work: () => unknown): Repeat {
  return (loops) => {
    resume(undefined);
    for (let loop = 0; loop < loops; loop++) work();
  };
}

/** 1, 2, 5, 10, 20 … */
async function loopsFor(repeat: Repeat): Promise<number> {
  for (let scale = 1; ; scale *= 10) {
    for (const loops of [scale, 2 * scale, 5 * scale]) {
      if ((await timed(() => repeat(loops))).wall >= longEnough) return loops;
    }
  }
}

async function timed(work: () => Promise<void> | void): Promise<Timing> {
  const processor = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(processor);
  return { wall, user: user / 1e6, system: system / 1e6 };
}
