import { escapeHtml } from "../display/escape-html.js";
import type { MimeBundle, NotebookHost } from "../display/host.js";
import { liveOutput } from "./live-output.js";
import { barText, endParts, progressParts, type Progress } from "./progress-text.js";

/** Where progress is shown. */
export interface ProgressOutput {
  update(progress: Progress): void;
  /** After each epoch, where the output is not rewritten and so must not be written often. */
  epoch?(progress: Progress): void;
  end(progress: Progress): void;
}

/** A bar in the output of the cell. */
export function notebookProgress(host: NotebookHost): ProgressOutput {
  const show = liveOutput(host);
  return {
    update: (progress) => show(bundle(progress.fraction, progressParts(progress))),
    end: (progress) => show(bundle(progress.fraction, endParts(progress))),
  };
}

function bundle(fraction: number, parts: readonly string[]): MimeBundle {
  const text = parts.map((part) => `<span style="margin-left:1em">${escapeHtml(part)}</span>`);
  const bar = `<progress value="${fraction.toFixed(4)}" max="1" style="width:180px"></progress>`;
  return {
    "text/html": `<div>${bar}${text.join("")}</div>`,
    "text/plain": line(fraction, parts),
  };
}

function line(fraction: number, parts: readonly string[]): string {
  return [barText(fraction), ...parts].join("  ");
}

/** The part of a stream that progress is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A line that is written over on a terminal; elsewhere a line for each epoch. */
export function terminalProgress(stream: ProgressStream): ProgressOutput {
  if (!stream.isTTY) {
    return {
      update: () => {},
      epoch: (progress) => stream.write(`${progressParts(progress).join("  ")}\n`),
      end: (progress) => stream.write(`${endParts(progress).join("  ")}\n`),
    };
  }
  const over = (text: string): void => {
    const clipped = stream.columns ? text.slice(0, stream.columns - 1) : text;
    stream.write(`\r\x1b[K${clipped}`);
  };
  return {
    update: (progress) => over(line(progress.fraction, progressParts(progress))),
    end(progress) {
      over(line(progress.fraction, endParts(progress)));
      stream.write("\n");
    },
  };
}
