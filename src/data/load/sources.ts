import { existsSync } from "node:fs";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { identifier, literal } from "./database.js";

/** What a column is read as. */
const types = {
  number: "DOUBLE",
  integer: "BIGINT",
  boolean: "BOOLEAN",
  date: "TIMESTAMP",
  text: "VARCHAR",
};

export interface ReadOptions {
  /** Columns to read, in this order; default: all. */
  columns?: readonly string[];
  /** Rows to read at most; default: all. */
  limit?: number;
}

export interface ReadCsvOptions extends ReadOptions {
  /** What stands between fields; default: found out. */
  delimiter?: string;
  /** Whether the first line has names; default: found out. */
  header?: boolean;
  /** What fields are put between; default: found out. */
  quote?: string;
  /** Lines to leave out at the start; default 0. */
  skip?: number;
  /** Encoding of the file; default "utf-8". */
  encoding?: "utf-8" | "utf-16" | "latin-1";
  /** Texts that stand for a missing value; default: the empty field. */
  missing?: readonly string[];
  /** What a column is read as, where that should not be found out: `{ zip: "text" }`. */
  types?: Readonly<Record<string, keyof typeof types>>;
  /** Form of dates, as `strptime` has it: "%d.%m.%Y"; default: ISO 8601 and others that are found out. */
  dateFormat?: string;
}

/** One file, several, or a pattern: "logs/*.csv". */
export type Paths = string | readonly string[];

/** The SQL that reads files of each kind, by the ending of their names, a `.gz` left away. */
const byEnding: Readonly<Record<string, (paths: Paths) => string>> = {
  csv: (paths) => csvSource(paths, {}),
  tsv: (paths) => csvSource(paths, {}),
  txt: (paths) => csvSource(paths, {}),
  parquet: parquetSource,
  json: jsonSource,
  jsonl: jsonSource,
  ndjson: jsonSource,
};

/** @throws if the files are not there, or their names do not tell what they are. */
export function sourceOf(paths: Paths): string {
  const [first = ""] = [paths].flat();
  const ending = /\.(\w+)(?:\.gz)?$/.exec(first)?.[1]?.toLowerCase() ?? "";
  if (Object.hasOwn(byEnding, ending)) return byEnding[ending]!(paths);
  throw invalid("path", {
    expected: "files whose names tell what they are",
    received: first,
    available: Object.keys(byEnding).map((one) => `.${one}`),
  });
}

export function csvSource(paths: Paths, options: ReadCsvOptions): string {
  const given: Record<string, string | undefined> = {
    delim: options.delimiter === undefined ? undefined : literal(options.delimiter),
    header: options.header === undefined ? undefined : String(options.header),
    quote: options.quote === undefined ? undefined : literal(options.quote),
    encoding: options.encoding === undefined ? undefined : literal(options.encoding),
    nullstr: options.missing === undefined ? undefined : list(options.missing),
    types: options.types === undefined ? undefined : typesOf(options.types),
    dateformat: options.dateFormat === undefined ? undefined : literal(options.dateFormat),
    skip: String(count("skip", options.skip ?? 0)), // else DuckDB leaves out lines that do not fit the others
    sample_size: "-1", // types by the whole file
  };
  const settings = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`, ${name} = ${value}`],
  );
  return `read_csv(${files(paths)}${settings.join("")})`;
}

export function parquetSource(paths: Paths): string {
  return `read_parquet(${files(paths)})`;
}

export function jsonSource(paths: Paths): string {
  return `read_json(${files(paths)}, sample_size = -1, maximum_object_size = 100000000)`;
}

/** The query that reads some columns and rows of a source. */
export function selection(source: string, { columns, limit }: ReadOptions): string {
  const names = columns ? columns.map(identifier).join(", ") : "*";
  const most = limit === undefined ? "" : ` LIMIT ${count("limit", limit)}`;
  return `SELECT ${names} FROM ${source}${most}`;
}

function files(paths: Paths): string {
  const all = [paths].flat();
  if (all.length === 0) throw invalid("path", { expected: "at least one file", received: "none" });
  for (const path of all) {
    if (typeof path !== "string" || /^[a-z][a-z\d+.-]+:\/\//i.test(path)) {
      throw invalid("path", { expected: "a file on this machine", received: path });
    }
    if (!/[*?[]/.test(path) && !existsSync(path)) {
      throw invalid("path", { expected: "a file that is there", received: path });
    }
  }
  return list(all);
}

function typesOf(wanted: NonNullable<ReadCsvOptions["types"]>): string {
  const entries = Object.entries(wanted).map(([column, type]) => {
    if (Object.hasOwn(types, type)) return `${literal(column)}: ${literal(types[type])}`;
    const available = Object.keys(types);
    throw invalid(`type of "${column}"`, { expected: "a type", received: type, available });
  });
  return `{${entries.join(", ")}}`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(literal).join(", ")}]`;
}
