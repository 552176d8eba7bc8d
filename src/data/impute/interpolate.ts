import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { columnsToLearn, readFinite, type ColumnsOption } from "../numeric-columns.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";

export interface InterpolateOptions extends ColumnsOption {
  /**
   * Straight lines between neighbours in equal steps (`"linear"`, default) or in steps of `by` (`"time"`), or the nearer
   * neighbour, of equally near ones the earlier (`"nearest"`).
   */
  method?: keyof typeof methods;
  /** Column of rising dates or numbers where the values belong, by name or position; for `"time"`. */
  by?: string | number;
  /** Values in a gap that are filled at most, from 1; default: all. */
  limit?: number;
  /** From which side gaps are filled; also beyond the first and the last value, with these. Default `"forward"`. */
  direction?: "forward" | "backward" | "both";
}

/**
 * Fills missing numbers from their neighbours. Follows pandas' `interpolate`: forward, what is missing at the start stays,
 * and what is missing at the end becomes the last value; `"nearest"` fills between values only. Frames, 2-D tensors and
 * arrays of rows, which stay as they are; a column without values stays empty.
 *
 * @throws if a column is unknown, not numeric or infinite somewhere, an option is not one of those above, or `by` is
 *   missing somewhere or does not rise.
 * @example
 * lab.data.interpolate(df, { method: "time", by: "date", columns: ["temperature"] });
 */
export function interpolate<T extends Tabular>(
  data: T,
  options: InterpolateOptions = {},
): SameKind<T> {
  const { method = "linear", by, direction = "forward", limit = Infinity } = options;
  oneOf("method", method, Object.keys(methods));
  oneOf("direction", direction, ["forward", "backward", "both"]);
  if (limit !== Infinity) count("limit", limit, 1);
  if ((method === "time") !== (by !== undefined)) {
    throw invalid("by", {
      expected: 'a column for the method "time", and for no other',
      received: by,
    });
  }
  const table: Table<T> = tableOf("data", data);
  const places = by === undefined ? steps(table.rows) : placesOf(table, String(by));
  const names = columnsToLearn(table, options).filter((name) => name !== String(by));
  const reach = {
    before: direction === "backward" ? 0 : limit,
    after: direction === "forward" ? 0 : limit,
  };
  return table.replace(
    new Map(
      names.map((name) => [name, bridged(readFinite(table, name), places, methods[method], reach)]),
    ),
  );
}

/** A value at a part of the way from one neighbour to the next; whether neighbours also serve beyond. */
interface Method {
  between(from: number, to: number, part: number): number;
  beyond: boolean;
}

const straight: Method = { between: (from, to, part) => from + (to - from) * part, beyond: true };

const methods = {
  linear: straight,
  time: straight,
  nearest: { between: (from, to, part) => (part <= 0.5 ? from : to), beyond: false },
} satisfies Record<string, Method>;

/** How many values of a gap are filled from the value before it, and from that after it. */
interface Reach {
  before: number;
  after: number;
}

function bridged(
  values: Float64Array,
  places: Float64Array,
  { between, beyond }: Method,
  { before, after }: Reach,
): Float64Array {
  const filled = values.slice();
  let last = -1; // row of the value before the gap
  for (let row = 0; row <= values.length; row++) {
    if (row < values.length && Number.isNaN(values[row])) continue;
    const inside = last >= 0 && row < values.length;
    for (let at = last + 1; at < row; at++) {
      if (at - last > before && row - at > after) continue;
      if (inside) {
        const part = (places[at]! - places[last]!) / (places[row]! - places[last]!);
        filled[at] = between(values[last]!, values[row]!, part);
      } else if (beyond && last >= 0 && at - last <= before) filled[at] = values[last]!;
      else if (beyond && row < values.length && row - at <= after) filled[at] = values[row]!;
    }
    last = row;
  }
  return filled;
}

function steps(rows: number): Float64Array {
  return new Float64Array(rows).map((_, row) => row);
}

function placesOf(table: Table, by: string): Float64Array {
  const places = Float64Array.from(Array.from(table.cells(by)), (cell) =>
    cell instanceof Date ? cell.getTime() : typeof cell === "number" ? cell : Number.NaN,
  );
  const wrong = places.findIndex(
    (place, row) => !Number.isFinite(place) || (row > 0 && place <= places[row - 1]!),
  );
  if (wrong === -1) return places;
  throw invalid(`column "${by}"`, {
    expected: "rising dates or numbers, none missing",
    received: `${String(table.cells(by)[wrong])} in row ${wrong}`,
  });
}

function oneOf(argument: string, value: string, available: readonly string[]): void {
  if (available.includes(value)) return;
  throw invalid(argument, { expected: `a ${argument}`, received: value, available });
}
