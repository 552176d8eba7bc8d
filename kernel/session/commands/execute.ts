import { onlySpan, type CommandPart } from "../cell-parts.js";
import type { CommandHost, ShownResult } from "./command.js";
import { findCommand } from "./find.js";

/** Runs a command of a cell; gives what is shown as its value. */
export async function executeCommand(
  part: CommandPart,
  code: string,
  host: CommandHost,
): Promise<ShownResult | undefined> {
  const { form, argument, body, start } = part;
  const result = await findCommand(part).run(
    {
      form,
      argument: code.slice(argument.start, argument.end),
      body: code.slice(body.start, body.end),
      argumentCode: onlySpan(code, argument),
      bodyCode: onlySpan(code, body),
      start,
    },
    host,
  );
  return result ?? undefined;
}
