import { parseArguments } from "../arguments.js";
import type { Command } from "../command.js";
import { parts } from "../doctor/index.js";
import type { Finding, Part } from "../doctor/part.js";

const width = Math.max(...parts.map(({ title }) => title.length));

export const doctor: Command = {
  usage: "",
  details: `✓ works   ! TrainLab does without it   ✗ TrainLab does not work without it
Exit code: 1 if there is a ✗.`,
  async run(args) {
    parseArguments({ args, options: {} });
    let healthy = true;
    for (const part of parts) {
      const finding = await part.examine();
      console.log(describe(part, finding));
      if (part.essential && !finding.ok) healthy = false;
    }
    return healthy ? 0 : 1;
  },
};

function describe({ title, essential }: Part, { ok, found, fix }: Finding): string {
  const mark = ok ? "✓" : essential ? "✗" : "!";
  const line = `${mark} ${title.padEnd(width)}  ${found}`;
  return fix === undefined ? line : `${line}\n  ${" ".repeat(width)}  fix: ${fix}`;
}
