import type { MimeBundle } from "../../display/host.js";
import { formatMetric } from "../../display/numbers.js";
import { tableHtml, tableText, type SimpleTable } from "../../display/simple-table.js";
import { svgImage } from "../../plot/svg-image.js";
import type { VegaLiteSpec } from "../../plot/spec.js";
import type { Interval } from "../intervals.js";

/** A chart of a page, with a line above it. */
export interface PageChart {
  title: string;
  spec: VegaLiteSpec;
}

/** A report: rows of tables and charts, from the top. */
export type PageRows = readonly (readonly (SimpleTable | PageChart)[])[];

/** A page as HTML, its charts as pictures within, and as the text of its tables. */
export async function pageBundle(rows: PageRows): Promise<MimeBundle> {
  const html = await Promise.all(
    rows.map(async (parts) => {
      const cells = await Promise.all(parts.map(cellHtml));
      return `<div style="display:flex;flex-wrap:wrap;gap:0 2em">${cells.join("\n")}</div>`;
    }),
  );
  const tables = rows.flat().filter((part) => "rows" in part);
  return {
    "text/html": html.join("\n"),
    "text/plain": tables.map(tableText).join("\n\n"),
  };
}

async function cellHtml(part: SimpleTable | PageChart): Promise<string> {
  if ("rows" in part) return `<div>${tableHtml(part)}</div>`;
  return `<div><p><b>${part.title}</b></p>${await svgImage(part.spec)}</div>`;
}

/** A chart in the size that two or three have side by side. */
export function smallChart(title: string, spec: VegaLiteSpec): PageChart {
  return { title, spec: { ...spec, width: side, height: side } };
}

const side = 190;

/** Cells of a score: what it is called, its value, and its interval where there is one. */
export function scoreCells(name: string, value: number, interval: Interval | undefined): string[] {
  const range = interval ? `${formatMetric(interval.low)} – ${formatMetric(interval.high)}` : "";
  return [name, formatMetric(value), range];
}
