import type { Failure } from "../../runtime/messages.js";
import { cellParts } from "../cell-parts.js";
import { commands } from "./index.js";

const notCompiled = new Set(["SyntaxError", "TypeScriptError"]);
const commandLine = /^[ \t]*(?<marks>%{1,2})(?<name>\w+)/gm;

/** A failure of a cell in which a command stands among the code, where its `%` was taken for the operator. */
export function withCommandHint(failure: Failure, code: string): Failure {
  const part = cellParts(code).at(-1);
  if (!notCompiled.has(failure.ename) || part?.type !== "code") return failure;
  for (const { groups = {} } of part.code.matchAll(commandLine)) {
    const { marks = "", name = "" } = groups;
    if (!Object.hasOwn(commands, name)) continue;
    const hint = `${marks}${name} is a command only above all code of a cell`;
    return { ...failure, traceback: [...failure.traceback, "", hint] };
  }
  return failure;
}
