import type { Timing } from "../../runtime/messages.js";
import type { Command } from "./command.js";
import { duration } from "./duration.js";
import { usageError } from "./usage-error.js";

export const time: Command = {
  usage: { line: "%time CODE", cell: "%%time" },
  summary: "runs code and prints the time that it took",
  details: `Prints the CPU time of the cells' process, all its threads together, and the time on the wall; type checking is
not part of it. The value of the code is shown as if there were no command, and what it declares stays.

\`\`\`
%time const weights = lab.metrics.confusionMatrix(truth, predicted)
\`\`\``,
  takesCode: true,
  async run({ form, argument, argumentCode, bodyCode }, host) {
    if (form === "cell" && argument !== "") {
      throw usageError("%%time: expected the code on the lines below");
    }
    const code = form === "cell" ? bodyCode : argumentCode;
    if (code.trim() === "") throw usageError("%time: expected code to run; received nothing");
    const { result, measurement } = await host.run(code, {
      measure: { what: "cell", loops: 1, runs: 1 },
    });
    const [timing] = measurement?.runs ?? [];
    if (timing) host.print(timingText(timing));
    return result;
  },
};

/** The two lines about one run. */
export function timingText({ wall, user, system }: Timing): string {
  const cpu = `user ${duration(user)}, system ${duration(system)}, total ${duration(user + system)}`;
  return `CPU times: ${cpu}\nWall time: ${duration(wall)}\n`;
}
