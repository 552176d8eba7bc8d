import type { TopLevelSpec } from "vega-lite";
import type { ValueSource } from "../../data/value-rows.js";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { legendFilter, shown } from "../parts/interaction.js";
import { numberColumns, plotColumns, type PlotData } from "../parts/plot-columns.js";
import { finiteOrNull } from "../parts/finite-or-null.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";
import { continued, timeAxis } from "./time-axis.js";

/** What is predicted of a series. */
export interface ForecastSource {
  values: ValueSource;
  /** Lower and upper bounds, drawn as a band; default none. */
  lower?: ValueSource;
  upper?: ValueSource;
  /** Position of the series from which on it is predicted; default: its end. */
  from?: number;
}

export interface TimeSeriesOptions extends TitleOption {
  /** Times: a column of the data by name, or a list of dates, text or numbers; default 0, 1, 2, … */
  time?: string | ArrayLike<Date | string | number>;
  /** Columns to draw; default: every column of numbers but the times. */
  columns?: readonly string[];
  /** A forecast of the first of them, on the same steps of time; default none. */
  forecast?: ForecastSource;
  /** Title of the vertical axis, with the unit; default: the name of a series that is alone. */
  y?: string;
}

/** Points across a chart; of more, those that make the lowest and highest of each part are kept. */
const mostPoints = 2000;

/**
 * Draws series over time, with a forecast and its band. In the narrow chart below, a drag chooses the time that is shown
 * above. Missing and infinite numbers leave a gap. Of more than 2,000 values, the lowest and the highest of each of
 * 1,000 parts are drawn, so that no peak is lost; the chart says so.
 *
 * @param data a frame, a list of numbers, or several lists by name.
 * @throws if a column is unknown or holds anything but numbers, times do not rise, or lengths differ.
 * @example
 * lab.plot.timeSeries(co2, { time: "date", y: "CO₂ (ppm)", forecast: { values: predicted, lower, upper } })
 */
export function plotTimeSeries(data: PlotData, options: TimeSeriesOptions = {}): Plot {
  return new Plot(timeSeriesSpec(data, options));
}

export function timeSeriesSpec(
  data: PlotData,
  { time, columns: wanted, forecast, y: yTitle, title }: TimeSeriesOptions = {},
): VegaLiteSpec {
  const columns = numberColumns(data, wanted).filter(({ name }) => wanted || name !== time);
  const length = columns[0]?.values.length ?? 0;
  const times =
    typeof time === "string"
      ? plotColumns(data, [time])[0]!.values
      : (time ?? [...Array(length).keys()]);
  const axis = timeAxis("time", times);
  const ahead = forecast && forecastOf(forecast, length);
  const steps = Math.max(length, ahead ? ahead.from + ahead.values.length : 0);
  const places = [...axis.places, ...continued(axis, steps - axis.places.length)];
  const uneven = columns.find(({ values }) => values.length !== length);
  if (length === 0 || uneven || axis.places.length < length) {
    throw invalid("time", {
      expected: `${length} times, one for each value of every series`,
      received: uneven ? `${uneven.values.length} values of ${uneven.name}` : `${axis.places.length}`, // prettier-ignore
    });
  }
  const names = columns.map(({ name }) => name);
  const rows = columns.flatMap(
    ({ name, values }) =>
    peaks(values).map((at) => ({ time: places[at]!, series: name, value: finiteOrNull(values[at]!) })), // prettier-ignore
  );
  const lines = ahead ? [...names, "forecast"] : names;
  const predicted = ahead
    ? Array.from(ahead.values, (value, i) => ({
        time: places[ahead.from + i]!,
        series: "forecast",
        value: finiteOrNull(value),
        ...(ahead.lower && ahead.upper
          ? { lower: finiteOrNull(ahead.lower[i]!), upper: finiteOrNull(ahead.upper[i]!) }
          : {}),
      }))
    : [];
  const range = lines.map((name, i) => (name === "forecast" && ahead ? palette[1] : [palette[0], ...palette.slice(2)][i % 5]!)); // prettier-ignore
  const x = {
    field: "time",
    type: axis.type,
    title: axis.type === "temporal" ? null : "time",
    axis: {
      grid: false,
      labelFlush: false,
      tickCount: 10,
      ...(axis.type === "temporal" ? {} : { format: ",.12~g" }),
    },
    scale: { nice: false, ...(axis.type === "temporal" ? {} : { zero: false }) },
  };
  const value = (field: string) =>
    ({
      field,
      type: "quantitative",
      title: yTitle ?? (names.length === 1 ? names[0]! : null),
      scale: { zero: false },
      axis: { format: ",.6~g" },
    }) as const;
  const color = {
    field: "series",
    type: "nominal" as const,
    title: null,
    scale: { domain: lines, range },
    legend: lines.length > 1 ? { orient: "bottom" as const } : null,
  };
  const format = axis.type === "temporal" ? "%Y-%m-%d %H:%M" : ",.12~g";
  const tooltip = [
    ...(lines.length > 1 ? [{ field: "series", type: "nominal" as const }] : []),
    { field: "time", type: axis.type, format },
    { field: "value", type: "quantitative" as const, format: ",.5~g" },
  ];
  const window = { param: "window" };
  const spec = {
    ...theme,
    description: `${names.join(", ")} over ${length} steps of time${ahead ? `, and a forecast of ${ahead.values.length}` : ""}`,
    ...heading(title, [
      length > mostPoints ? `lowest and highest of each ${Math.ceil((2 * length) / mostPoints)} of ${length.toLocaleString("en-US")} values` : undefined, // prettier-ignore
    ]),
    spacing: 12,
    data: { values: [...rows, ...predicted] },
    vconcat: [
      {
        width: fullWidth - 100,
        height: 260,
        layer: [
          ...(ahead?.lower && ahead.upper
            ? [
                {
                  data: { values: predicted },
                  mark: { type: "area" as const, opacity: 0.2, color: palette[1], clip: true },
                  encoding: {
                    x: { ...x, scale: { ...x.scale, domain: window } },
                    y: value("lower"),
                    y2: { field: "upper" },
                  },
                },
              ]
            : []),
          {
            params: lines.length > 1 ? [legendFilter("series")] : [],
            mark: { type: "line", strokeWidth: 1.5, clip: true },
            encoding: {
              x: { ...x, scale: { ...x.scale, domain: window } },
              y: value("value"),
              color,
              ...(lines.length > 1 ? { opacity: shown(1) } : {}),
              tooltip,
            },
          },
        ],
      },
      {
        width: fullWidth - 100,
        height: 36,
        params: [{ name: "window", select: { type: "interval", encodings: ["x"] } }],
        mark: { type: "line", strokeWidth: 1 },
        encoding: {
          x: { ...x, title: null, axis: null },
          y: { ...value("value"), title: null, axis: null },
          color,
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

interface Forecast {
  values: Float64Array;
  lower: Float64Array | undefined;
  upper: Float64Array | undefined;
  from: number;
}

function forecastOf({ values, lower, upper, from }: ForecastSource, length: number): Forecast {
  const read = numbers(values);
  const bounds = { lower, upper };
  const [low, high] = Object.entries(bounds).map(([name, bound]) => {
    const found = bound && numbers(bound);
    if (!found || found.length === read.length) return found;
    throw invalid(`forecast.${name}`, {
      expected: `${read.length} numbers, as values has`,
      received: found.length,
    });
  });
  const start = from ?? length;
  if (!Number.isSafeInteger(start) || start < 0 || start > length) {
    throw invalid("forecast.from", { expected: `a position from 0 to ${length}`, received: start });
  }
  return { values: read, lower: low, upper: high, from: start };
}

/** Positions to draw, rising: all, or those of the lowest and highest number of each part. */
function peaks(values: Float64Array): number[] {
  if (values.length <= mostPoints) return [...values.keys()];
  const size = Math.ceil((2 * values.length) / mostPoints);
  const kept: number[] = [];
  for (let from = 0; from < values.length; from += size) {
    let [low, high] = [from, from];
    for (let at = from; at < Math.min(values.length, from + size); at++) {
      if (!(values[low]! <= values[at]!)) low = at;
      if (!(values[high]! >= values[at]!)) high = at;
    }
    kept.push(...(low === high ? [low] : [Math.min(low, high), Math.max(low, high)]));
  }
  return kept;
}

function numbers(source: ValueSource): Float64Array {
  return numberColumns(source)[0]!.values;
}
