import type { DataFrame } from "danfojs-node";
import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { invalid } from "../../util/errors.js";
import { columnsOf, isDataFrame, rowCount } from "../frame/read.js";
import { rowKeys } from "../row-keys.js";
import { correlationMatrix } from "../select/correlation.js";
import { profileColumn, type ColumnProfile } from "./column-profile.js";
import type { CorrelatedPair, FrameProfile } from "./frame-profile.js";
import { profileHtml, profileText } from "./profile-page.js";

/** Correlations from which on a pair of columns is listed. */
const strong = 0.5;

/** What a frame is like; shows itself as a page. */
export interface Profile extends FrameProfile, Displayable {}

/**
 * Looks a frame over: types by the whole of each column, missing and different values, quantiles, histograms, outliers (by
 * quartiles), the most frequent values, double rows, and columns that correlate. Shows itself as a page. The frame is not
 * changed.
 *
 * @throws if something is no frame.
 * @example
 * lab.data.profile(await lab.datasets.penguins())
 */
export function profile(df: DataFrame): Profile {
  if (!isDataFrame(df)) throw invalid("df", { expected: "a DataFrame", received: df });
  const columns = columnsOf(df);
  const profiles = columns.map(profileColumn);
  const keys = rowKeys(columns);
  const found: FrameProfile = {
    rows: rowCount(df),
    columns: profiles,
    duplicates: keys.length - new Set(keys).size,
    missing: profiles.reduce((sum, { missing }) => sum + missing, 0),
    correlated: correlatedPairs(df, profiles),
  };
  return {
    ...found,
    [displaySymbol]: (): MimeBundle => ({
      "text/html": profileHtml(found),
      "text/plain": profileText(found),
    }),
  };
}

function correlatedPairs(df: DataFrame, profiles: readonly ColumnProfile[]): CorrelatedPair[] {
  const names = profiles.flatMap(({ column, numbers }) => (numbers ? [column] : []));
  const values = columnsOf(df, names).map((column) =>
    Float64Array.from(column.values, (value) =>
      typeof value === "number" && Number.isFinite(value) ? value : Number.NaN,
    ),
  );
  const matrix = correlationMatrix(values, {});
  return names
    .flatMap((a, i) =>
      names.slice(0, i).map((b, j) => ({ columns: [b, a] as const, correlation: matrix[i]![j]! })),
    )
    .filter(({ correlation }) => Math.abs(correlation) >= strong)
    .toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
