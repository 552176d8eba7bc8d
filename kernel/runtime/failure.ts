import { inspect } from "node:util";
import { bold, cyan, red } from "./colors.js";
import { excerpt } from "./excerpt.js";
import type { Failure } from "./messages.js";
import { plainText } from "./plain-text.js";
import { tracebackFrames } from "./traceback-frames.js";
import { withWrittenNames } from "./written-names.js";

const deepestCause = 8;
const mostErrors = 10;
/** Fields that the heading and the sections below it show already. */
const shownFields = new Set(["name", "message", "stack", "cause", "errors"]);

/** Jupyter's three fields of whatever was thrown. Never throws itself, whatever the value's getters do. */
export function failureOf(thrown: unknown): Failure {
  if (!isError(thrown)) {
    const evalue = safely(() => plainText(thrown)) ?? "a value that cannot be shown";
    return { ename: kindOf(thrown), evalue, traceback: [`${red("Uncaught")} ${evalue}`] };
  }
  return { ename: nameOf(thrown), evalue: messageOf(thrown), traceback: sections(thrown, 0) };
}

function sections(error: Error, depth: number): string[] {
  const { lines: frames, place } = tracebackFrames(framesOf(error));
  const lines = [
    bold(red(nameOf(error))) + (messageOf(error) === "" ? "" : `: ${messageOf(error)}`),
    ...(place ? excerpt(place) : []),
    ...frames.map((frame) => `    ${frame.startsWith("…") ? "" : "at "}${cyan(frame)}`),
    ...fields(error),
  ];
  if (depth === deepestCause) return lines;
  for (const { title, value } of inner(error)) {
    lines.push(
      title,
      ...indented(isError(value) ? sections(value, depth + 1) : failureOf(value).traceback),
    );
  }
  return lines;
}

/** The errors inside an error: its cause, the members of an `AggregateError`. */
function inner(error: Error): { title: string; value: unknown }[] {
  const cause = safely(() => error.cause);
  const errors = safely(() => (error as { errors?: unknown }).errors);
  const found: { title: string; value: unknown }[] = [];
  if (cause !== undefined) found.push({ title: "caused by", value: cause });
  if (Array.isArray(errors)) {
    for (const [index, value] of errors.slice(0, mostErrors).entries()) {
      found.push({ title: `error ${index + 1} of ${errors.length}`, value });
    }
  }
  return found;
}

/** What the error carries beyond its message: `code`, `path`. */
function fields(error: Error): string[] {
  const extra = safely(() => {
    const own = Object.entries(Object.getOwnPropertyDescriptors(error))
      .filter(
        ([name, { enumerable, value }]) =>
          enumerable && value !== undefined && !shownFields.has(name),
      )
      .map(([name, { value }]) => [name, value as unknown]);
    return own.length > 0 ? inspect(Object.fromEntries(own), { depth: 1 }).split("\n") : [];
  });
  return extra ?? [];
}

function framesOf(error: Error): string[] {
  const stack = safely(() => String(error.stack ?? "")) ?? "";
  // The message may have lines of its own: frames are the lines that begin with `at`.
  return stack
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => line.slice("    at ".length));
}

/** Errors of other contexts (a worker, `node:vm`) are no instances of this one's `Error`. */
function isError(value: unknown): value is Error {
  const answer = safely(
    () => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]",
  );
  return answer ?? false;
}

function nameOf(error: Error): string {
  return safely(() => String(error.name)) || "Error";
}

function messageOf(error: Error): string {
  return withWrittenNames(safely(() => String(error.message)) ?? "");
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return safely(() => (value as object).constructor.name) || typeof value;
}

function indented(lines: string[]): string[] {
  return lines.flatMap((line) => line.split("\n")).map((line) => `  ${line}`);
}

/** The value, or `undefined` where getting at it throws: errors may come from anywhere, with any getters. */
function safely<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}
