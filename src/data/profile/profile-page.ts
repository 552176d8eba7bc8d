import { escapeHtml } from "../../display/escape-html.js";
import { formatCount, formatMetric } from "../../display/numbers.js";
import { alignColumns } from "../../display/text-table.js";
import type { ColumnProfile } from "./column-profile.js";
import type { FrameProfile } from "./frame-profile.js";

/** Pairs that are listed. */
const mostPairs = 10;

const header = ["", "type", "missing", "unique", "mean ± std", "min · median · max", "outliers", "values"]; // prettier-ignore

export function profileHtml(profile: FrameProfile): string {
  const head = header.map((name) => `<th style="text-align:left">${name}</th>`).join("");
  const rows = profile.columns.map((column) => {
    const cells = cellsOf(column, profile.rows).map(
      (cell) => `<td style="text-align:left">${escapeHtml(cell)}</td>`,
    );
    const bars = `<td style="text-align:left">${column.numbers ? image(column.numbers.histogram) : escapeHtml(topOf(column))}</td>`;
    return `<tr><th style="text-align:left">${escapeHtml(column.column)}</th>${cells.join("")}${bars}</tr>`;
  });
  return [
    ...summary(profile).map((line) => `<p>${escapeHtml(line)}</p>`),
    `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
    ...pairs(profile).map((line) => `<p>${escapeHtml(line)}</p>`),
  ].join("\n");
}

export function profileText(profile: FrameProfile): string {
  const rows = profile.columns.map((column) => [
    column.column,
    ...cellsOf(column, profile.rows),
    column.numbers ? blocks(column.numbers.histogram) : topOf(column),
  ]);
  const align = header.map(() => "left" as const);
  return [
    ...summary(profile),
    "",
    ...alignColumns([header, ...rows], align),
    ...pairs(profile),
  ].join("\n");
}

function summary({ rows, columns, duplicates, missing }: FrameProfile): string[] {
  const cells = rows * columns.length;
  return [
    `${formatCount(rows)} rows × ${formatCount(columns.length)} columns; ${part(missing, cells)} of the cells are missing; rows that are copies of others: ${formatCount(duplicates)}.`,
  ];
}

function pairs({ correlated }: FrameProfile): string[] {
  if (correlated.length === 0) return [];
  const listed = correlated
    .slice(0, mostPairs)
    .map(({ columns: [a, b], correlation }) => `${a} and ${b} ${correlation.toFixed(2)}`);
  const others =
    correlated.length > mostPairs ? `, and ${correlated.length - mostPairs} others` : "";
  return [`Correlated: ${listed.join(", ")}${others}.`];
}

function cellsOf({ type, missing, unique, numbers }: ColumnProfile, rows: number): string[] {
  return [
    type,
    missing === 0 ? "" : part(missing, rows),
    formatCount(unique),
    numbers ? `${formatMetric(numbers.mean)} ± ${formatMetric(numbers.std)}` : "",
    numbers ? [numbers.min, numbers.median, numbers.max].map(formatMetric).join(" · ") : "",
    numbers && numbers.outliers > 0 ? formatCount(numbers.outliers) : "",
  ];
}

function topOf({ top }: ColumnProfile): string {
  return top.map(({ value, count }) => `${String(value)} (${formatCount(count)})`).join(", ");
}

function part(count: number, total: number): string {
  return total === 0 ? "0 %" : `${((100 * count) / total).toFixed(1)} %`;
}

function blocks(histogram: readonly number[]): string {
  const most = Math.max(...histogram);
  return histogram
    .map((count) => (count === 0 ? " " : "▁▂▃▄▅▆▇█"[Math.ceil((8 * count) / most) - 1]!))
    .join("");
}

/** As an image: JupyterLab takes an inline SVG out of a notebook that it has not run itself. Grey: in light and in dark. */
function image(histogram: readonly number[]): string {
  const most = Math.max(...histogram);
  const bars = histogram.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(1, (22 * count) / most);
    return `<rect x="${i * 7}" y="${(24 - height).toFixed(1)}" width="6" height="${height.toFixed(1)}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="112" height="24" fill="#888">${bars.join("")}</svg>`;
  const data = Buffer.from(svg).toString("base64");
  return `<img alt="${blocks(histogram)}" src="data:image/svg+xml;base64,${data}">`;
}
