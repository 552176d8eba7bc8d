import type { DataFrame } from "danfojs-node";
import { frameBundle } from "../../display/data-frame.js";
import { escapeHtml } from "../../display/escape-html.js";
import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";

/** A cleaned frame, and what was changed; it shows both. */
export interface Cleaned<Changes> extends Displayable {
  /** The new frame. */
  readonly data: DataFrame;
  /** What was changed. */
  readonly changes: Changes;
}

/** @param summary what was changed, in lines to read. */
export function cleaned<Changes>(
  data: DataFrame,
  changes: Changes,
  summary: readonly string[],
): Cleaned<Changes> {
  return {
    data,
    changes,
    [displaySymbol](): MimeBundle {
      const { "text/html": html, "text/plain": text } = frameBundle(data);
      const lines = summary.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
      return { "text/html": `${lines}${html}`, "text/plain": [...summary, "", text].join("\n") };
    },
  };
}

/** "3 of 10 rows". */
export function ofRows(count: number, total: number): string {
  return `${count.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} rows`;
}
