/**
 * Time and memory of loading a CSV file of seven columns (numbers, text, booleans, dates) by `lab.data.readCsv` and by
 * danfo.js. Writes the file first, if it is not there. pandas' figure: `python bench/load.py FILE`, same machine.
 *
 *     node --max-old-space-size=6000 dist/bench/load.js FILE [rows] [lab|danfo]
 */
import { createWriteStream, existsSync } from "node:fs";
import { once } from "node:events";
import { data } from "../src/index.js";
import { dfd } from "../src/dfd.js";
import { random } from "../src/util/random.js";

const [path, rows = "1000000", by = "lab"] = process.argv.slice(2);
if (!path) throw new Error("usage: load.js FILE [rows] [lab|danfo]");

async function write(file: string, count: number): Promise<void> {
  const draws = random(1);
  const cities = ["Oslo", "Bergen", "Rome", "Paris"];
  const stream = createWriteStream(file);
  stream.write("id,a,b,c,city,flag,day\n");
  for (let row = 0; row < count; row++) {
    const day = new Date(Date.UTC(2020, 0, 1) + row * 60_000).toISOString().slice(0, 10);
    const cells = [row, draws.next().toFixed(6), (100 * draws.next()).toFixed(3), draws.int(100), cities[draws.int(4)], draws.next() > 0.5, day]; // prettier-ignore
    if (!stream.write(`${cells.join(",")}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}

const readers: Readonly<Record<string, (file: string) => Promise<unknown>>> = {
  lab: async (file) => data.readCsv(file),
  danfo: async (file) => dfd.readCSV(file),
};

if (!existsSync(path)) await write(path, Number(rows));
let best = Infinity;
for (let i = 0; i < 3; i++) {
  const start = performance.now();
  await readers[by]!(path);
  best = Math.min(best, performance.now() - start);
}
const memory = process.resourceUsage().maxRSS / 1024;
console.log(
  `${by.padEnd(19)} ${best.toFixed(0).padStart(7)} ms   peak ${memory.toFixed(0).padStart(5)} MB`,
);
