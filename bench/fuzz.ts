/**
 * Generated notebooks beside the same programs as modules under Node and `tsc`: how many differ, and where.
 *
 *     node dist/bench/fuzz.js [notebooks] [first seed]
 */
import { differences } from "../test/kernel/fuzz/compare.js";
import { generate } from "../test/kernel/fuzz/generate.js";

const batch = 250;
const [count = 10_000, first = 0] = process.argv.slice(2).map(Number);
let differing = 0;
const started = performance.now();
for (let seed = first; seed < first + count; seed += batch) {
  const length = Math.min(batch, first + count - seed);
  const programs = Array.from({ length }, (_, index) => generate(seed + index));
  for (const { seed: at, cell, code, notebook, reference } of await differences(programs)) {
    differing++;
    console.log(
      `seed ${at}, cell ${cell + 1}\n${code}\n  notebook:  ${notebook}\n  reference: ${reference}\n`,
    );
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${seed + length - first} notebooks, ${differing} differ, ${seconds} s`);
}
process.exitCode = differing > 0 ? 1 : 0;
