import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { arrangeColumns } from "../frame/make.js";
import { columnNames, columnsOf } from "../frame/read.js";
import { cleaned, type Cleaned } from "./cleaned.js";

/** What can be done to a text. */
const steps = {
  /** Unicode's compatible form: full-width letters and ligatures become plain ones. */
  normalize: (text: string): string => text.normalize("NFKC"),
  /** One space for each run of white space, none at the ends. */
  spaces: (text: string): string => text.replaceAll(/\s+/g, " ").trim(),
  lowercase: (text: string): string => text.toLowerCase(),
  /** Letters without their accents. */
  stripAccents: (text: string): string =>
    text
      .normalize("NFD")
      .replaceAll(/\p{Mn}/gu, "")
      .normalize("NFC"),
  /** Nothing but letters, digits, underscores and white space. */
  stripPunctuation: (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{M}_\s]/gu, ""),
};

export type TidyStep = keyof typeof steps;

export interface TidyTextOptions {
  /** Columns to tidy; default: every column of text. */
  columns?: readonly string[];
  /**
   * What to do, in the order given: `"normalize"` (Unicode NFKC), `"stripAccents"`, `"stripPunctuation"`, `"lowercase"`,
   * `"spaces"` (one for each run, none at the ends). Default `["normalize", "spaces"]`.
   */
  steps?: readonly TidyStep[];
  /** Texts that stand for a missing value, compared after tidying; default `[""]`. */
  missing?: readonly string[];
}

export interface TidiedText {
  /** Cells of each column that were changed. */
  changed: Record<string, number>;
  /** Different texts of each column before and after. */
  distinct: Record<string, { before: number; after: number }>;
}

/**
 * Tidies text, so that "Oslo", " oslo" and "OSLO " can become one. What is no text stays as it is. The frame is not
 * changed.
 *
 * @throws if a column or step is unknown, or there is no column of text.
 * @example
 * lab.data.tidyText(df, { columns: ["city"], steps: ["spaces", "lowercase"], missing: ["", "n/a"] })
 */
export function tidyText(df: DataFrame, options: TidyTextOptions = {}): Cleaned<TidiedText> {
  const { steps: wanted = ["normalize", "spaces"], missing = [""] } = options;
  const unknown = wanted.find((step) => !Object.hasOwn(steps, step));
  if (unknown !== undefined) {
    const available = Object.keys(steps);
    throw invalid("steps", { expected: "steps of tidying", received: unknown, available });
  }
  const columns = columnsOf(df, options.columns).filter(
    ({ type }) => options.columns !== undefined || type === "text",
  );
  if (columns.length === 0) {
    throw invalid("df", { expected: "at least one column of text", received: "none" });
  }
  const changes: TidiedText = { changed: {}, distinct: {} };
  const tidied = new Map(
    columns.map(({ name, values }) => {
      const made = values.map((value) => {
        if (typeof value !== "string") return value;
        const text = wanted.reduce((now, step) => steps[step](now), value);
        return missing.includes(text) ? null : text;
      });
      changes.changed[name] = made.filter((value, row) => value !== values[row]).length;
      changes.distinct[name] = { before: texts(values), after: texts(made) };
      return [name, { name, values: made }];
    }),
  );
  const data = arrangeColumns(
    df,
    columnNames(df).map((name) => tidied.get(name) ?? name),
  );
  return cleaned(
    data,
    changes,
    columns.map(({ name }) => {
      const { before, after } = changes.distinct[name]!;
      return `${name}: ${changes.changed[name]} cells changed, ${before} different texts became ${after}.`;
    }),
  );
}

function texts(values: readonly unknown[]): number {
  return new Set(values.filter((value) => typeof value === "string")).size;
}
