import { originalPlace, type Place } from "./source-maps.js";

/** Frames of Node, of this runtime and of the hook it puts into `require` say nothing about the user's code. */
const internal = ["node:", ...["./", "../../src/native/"].flatMap(folder)];
const framesKept = 50;

/** Makes `error.stack` name the lines that people wrote, everywhere: also in `console.log(error)`. */
export function mapStackTraces(): void {
  Error.stackTraceLimit = framesKept;
  Error.prepareStackTrace = (error, sites) =>
    [heading(error), ...frames(sites).map((text) => `    at ${text}`)].join("\n");
}

/** How a place is written: `Cell 12, line 3:7`, `/home/me/util.ts:3:7`. */
export function placeText({ file, line, column }: Place): string {
  return isCell(file) ? `${file}, line ${line}:${column}` : `${file}:${line}:${column}`;
}

/** The place that a frame of a mapped stack names. */
export function placeOfFrame(frame: string): Place | undefined {
  const found = /(?:^|\()(?:async )?([^()]+?)(?:, line |:)(\d+):(\d+)\)?$/.exec(frame);
  if (!found) return undefined;
  return { file: found[1]!, line: Number(found[2]), column: Number(found[3]) };
}

function isCell(file: string): boolean {
  return /^Cell \d+$/.test(file);
}

function heading(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

function frames(sites: NodeJS.CallSite[]): string[] {
  const users = sites.filter((site) => !isInternal(site));
  return (users.length > 0 ? users : sites).map(frameText);
}

function isInternal(site: NodeJS.CallSite): boolean {
  const file = site.getFileName() ?? "";
  return internal.some((prefix) => file.startsWith(prefix));
}

function frameText(site: NodeJS.CallSite): string {
  const text = String(site);
  const [file, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()];
  if (!file || line === null || column === null) return text;
  return text.replace(`${file}:${line}:${column}`, () =>
    placeText(originalPlace({ file, line, column })),
  );
}

/** A folder beside this file, as frames of ES modules and of CommonJS modules name it. */
function folder(path: string): string[] {
  const { href, pathname } = new URL(path, import.meta.url);
  return [href, pathname];
}
